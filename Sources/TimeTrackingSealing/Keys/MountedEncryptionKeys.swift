#if EncryptedDatabase
import SystemPackage
import TimeTrackingKit

/// A list of keys that is mounted as a file, read by the rules of a ``/TimeTrackingKit/DirectoryCredentialStore``.
struct MountedEncryptionKeys: Sendable {
    /// The path of the file.
    let path: FilePath

    private let store: Result<DirectoryCredentialStore, CredentialStoreError>
    private let key: Result<CredentialKey, CredentialStoreError>

    init(_ path: FilePath, timeout: Duration, clock: some Clock<Duration>) {
        self.path = path
        let key = Result { () throws(CredentialStoreError) in try CredentialKey(service: "encryption", account: "keys")
        }
        self.key = key
        self.store = Result { () throws(CredentialStoreError) in
            try DirectoryCredentialStore(
                directory: path.removingLastComponent(),
                files: [key.get(): path.lastComponent?.string ?? ""],
                timeout: timeout,
                clock: clock
            )
        }
    }

    /// Reads the keys, or returns nil when the directory has no such file.
    ///
    /// - Throws: `CredentialStoreError` with the code `unavailable` and the reason `notConfigured` when there is no
    ///   directory, and as the store does.
    func find() async throws(CredentialStoreError) -> EncryptionKeys? {
        guard let text = try await store.get().credential(for: key.get())?.secret else { return nil }
        return try EncryptionKeys(text: text, from: "the file \(path)")
    }

    /// Reads the keys, or returns nil when there is no directory either.
    func findIfMounted() async throws(CredentialStoreError) -> EncryptionKeys? {
        do throws(CredentialStoreError) {
            return try await find()
        } catch {
            if error.code == .unavailable, error.reason == .notConfigured { return nil }
            throw error
        }
    }
}
#endif
