import SystemPackage
import TimeTrackingKit

/// A file store in a temporary directory of its own.
struct FileStoreFixture: Sendable {
    let directory: TemporaryDirectory
    let store: FileCredentialStore
    let fileName = "credentials.json"
    let ada: CredentialKey
    let grace: CredentialKey

    init() throws {
        directory = try TemporaryDirectory()
        store = Self.store(directory.path.appending("credentials.json"))
        ada = try CredentialKey(service: "clockify", account: "ada")
        grace = try CredentialKey(service: "clockify", account: "grace")
    }

    init(_ text: String, mode: CInt = 0o600) throws {
        try self.init()
        try write(text, mode: mode)
    }

    /// A store whose deadline no slow machine reaches.
    static func store(_ path: FilePath) -> FileCredentialStore {
        FileCredentialStore(path: path, timeout: .seconds(600))
    }

    func write(_ text: String, mode: CInt = 0o600) throws {
        try directory.write(text.utf8, to: fileName, mode: mode)
    }

    func text() throws -> String {
        String(decoding: try directory.bytes(of: fileName), as: UTF8.self)
    }

    /// The error of a call that must fail.
    func failure(_ call: () async throws -> Void) async throws -> CredentialStoreError {
        do {
            try await call()
        } catch let error as CredentialStoreError {
            return error
        }
        throw ExpectedFailure()
    }

    /// The errors of reading, listing, storing and removing, which must all fail.
    func failuresOfEveryCall() async throws -> [CredentialStoreError] {
        try await [
            failure { _ = try await store.credential(for: ada) },
            failure { _ = try await store.keys(service: nil, after: nil, limit: 10) },
            failure { try await store.store(Credential(secret: Secret(utf8: "new")), for: ada) },
            failure { _ = try await store.removeCredential(for: ada) },
        ]
    }
}

/// A call succeeded that must not.
struct ExpectedFailure: Error {}
