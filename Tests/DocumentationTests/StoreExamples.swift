import TimeTrackingKit

/// The examples of docs/choosing-a-store.md, in its order.
enum StoreExamples {
    static func environment(_ key: CredentialKey, _ environment: [String: String]) -> EnvironmentCredentialStore {
        let store = EnvironmentCredentialStore([key: EnvironmentVariable("CLOCKIFY_API_KEY")], environment: environment)
        return store
    }
}

#if EncryptedDatabase
import SystemPackage
import TimeTrackingDatabase
import TimeTrackingSealing

extension StoreExamples {
    static func database(
        _ path: FilePath,
        _ environment: [String: String]
    ) async throws -> DatabaseCredentialStore {
        let store = DatabaseCredentialStore(path: path, keys: .environment(environment))
        try await store.open()
        return store
    }
}
#endif
