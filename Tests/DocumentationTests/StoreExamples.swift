import TimeTrackingKit

/// The examples of docs/choosing-a-store.md, in its order.
enum StoreExamples {
    static func environment(_ key: CredentialKey, _ environment: [String: String]) -> EnvironmentCredentialStore {
        let store = EnvironmentCredentialStore([key: EnvironmentVariable("CLOCKIFY_API_KEY")], environment: environment)
        return store
    }
}
