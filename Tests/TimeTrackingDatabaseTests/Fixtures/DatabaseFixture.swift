#if EncryptedDatabase
import FoundationEssentials
import GRDB
import SystemPackage
import Testing
import TimeTrackingKit
import TimeTrackingSealing
import TimeTrackingTesting

@testable import TimeTrackingDatabase

/// A database in a temporary directory of its own, and two users.
struct DatabaseFixture: Sendable {
    let directory: TemporaryDirectory
    let keys = EncryptionKeys(current: .random())
    let name = "credentials.sqlite"
    let ada: CredentialKey
    let grace: CredentialKey

    init() throws {
        directory = try TemporaryDirectory()
        ada = try CredentialKey(service: "clockify", account: "ada")
        grace = try CredentialKey(service: "clockify", account: "grace")
    }

    var path: FilePath { directory.path.appending(name) }

    /// A store on the file whose deadline no slow machine reaches.
    func store(_ keys: EncryptionKeys? = nil) -> DatabaseCredentialStore {
        store(.keys(keys ?? self.keys))
    }

    /// A store on another file, with the keys of the fixture; its deadline plays no part in a test that is not about it.
    func store(at path: FilePath) -> DatabaseCredentialStore {
        DatabaseCredentialStore(path: path, keys: .keys(keys), timeout: .seconds(600))
    }

    /// A store on the file with keys from a source.
    func store(
        _ source: EncryptionKeySource,
        schema: CredentialSchema = .current
    ) -> DatabaseCredentialStore {
        DatabaseCredentialStore(
            path: path,
            keys: source,
            timeout: .seconds(600),
            clock: ContinuousClock(),
            schema: schema
        )
    }

    /// Creates the file with a credential for each of the two users, and closes it.
    func fill() async throws {
        let store = store()
        try await store.store(.testing("ada's"), for: ada)
        try await store.store(.testing("grace's"), for: grace)
        await store.close()
    }

    /// Runs statements on the file as another program would.
    func run(_ sql: String, _ arguments: StatementArguments = StatementArguments()) throws {
        try raw { try $0.execute(sql: sql, arguments: arguments) }
    }

    /// Does something on the file as another program would.
    func raw<Value>(_ body: (Database) throws -> Value) throws -> Value {
        var configuration = Configuration()
        configuration.busyMode = .timeout(60)
        let queue = try DatabaseQueue(path: path.string, configuration: configuration)
        let value = try queue.writeWithoutTransaction(body)
        try queue.close()
        return value
    }

    /// Writes a list of keys into a file and names it as a source.
    func keyFile(_ keys: EncryptionKeys) throws -> EncryptionKeySource {
        try writeKeyFile(keys)
        return .file(directory.path.appending("keys"), timeout: .seconds(600))
    }

    /// Replaces the list of keys in the file.
    func writeKeyFile(_ keys: EncryptionKeys) throws {
        let lines = keys.all.map { key in key.text.withRevealedBytes { String(decoding: $0, as: UTF8.self) } }
        try directory.write(Array(lines.joined(separator: "\n").utf8), to: "keys.new")
        try directory.move("keys.new", over: "keys")
    }
}

extension Credential {
    /// A credential without attributes.
    static func testing(_ text: String) -> Credential { Credential(secret: .testing(text)) }
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

/// Expects that a call fails with a code or a reason.
@discardableResult
func expectFailure(
    _ code: CredentialStoreError.Code? = nil,
    reason: CredentialStoreError.Reason? = nil,
    sourceLocation: SourceLocation = #_sourceLocation,
    _ call: () async throws -> Void
) async throws -> CredentialStoreError {
    let error = try await failure(call)
    if let code { #expect(error.code == code, "\(error)", sourceLocation: sourceLocation) }
    if let reason { #expect(error.reason == reason, "\(error)", sourceLocation: sourceLocation) }
    return error
}

/// A call succeeded that must not.
struct ExpectedFailure: Error {}
#endif
