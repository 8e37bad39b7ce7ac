import GRDB
import SystemPackage
import TimeTrackingDatabase
import TimeTrackingKit
import TimeTrackingSealing

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A database with rows for so many users, in a directory of its own.
struct DatabaseFixture {
    let directory: URL
    let rows: Int
    let key = EncryptionKey.random()

    /// The path of the database.
    var path: FilePath { FilePath(directory.path).appending("credentials.sqlite") }

    /// Creates the database by the store itself, and adds the rows in one transaction.
    init(rows: Int) async throws {
        self.rows = rows
        directory = FileManager.default.temporaryDirectory.appending(
            path: "database-ratios-\(UInt64.random(in: 0...(.max)))"
        )
        try FileManager.default.createDirectory(
            at: directory,
            withIntermediateDirectories: false,
            attributes: [.posixPermissions: 0o700]
        )
        let store = store()
        try await store.store(Self.credential(0), for: Self.key(0))
        await store.close()
        let keys = EncryptionKeys(current: key)
        try await DatabaseQueue(path: path.string)
            .write { database in
                let statement = try database.makeStatement(
                    sql: "INSERT INTO credential (service, account, attributes, envelope) VALUES (?, ?, ?, ?)"
                )
                for number in 1..<rows {
                    let key = try Self.key(number)
                    let sealed = try keys.seal(Self.credential(number), for: key)
                    try statement.execute(
                        arguments: [key.service, key.account, Data(sealed.attributes), Data(sealed.envelope)]
                    )
                }
            }
    }

    /// A store on the database.
    func store() -> DatabaseCredentialStore {
        let keys = EncryptionKeySource.keys(EncryptionKeys(current: key))
        return DatabaseCredentialStore(path: path, keys: keys, timeout: .seconds(60))
    }

    /// Removes everything.
    func remove() throws {
        try FileManager.default.removeItem(at: directory)
    }

    /// The names of a user's credential.
    static func key(_ number: Int) throws -> CredentialKey {
        try CredentialKey(service: "clockify", account: account(number))
    }

    /// The name of a user.
    static func account(_ number: Int) -> String { "user-\(String(number + 1_000_000).dropFirst())" }

    /// What a user has stored: 48 bytes, and a workspace.
    static func credential(_ number: Int) -> Credential {
        let secret = Secret(utf8: String((String(number) + String(repeating: "k", count: 48)).prefix(48)))
        return Credential(secret: secret, attributes: [CredentialAttribute.workspaceID: "5f2d1e0c9b8a7f6e5d4c3b2a"])
    }

    /// Users that lie all over the database, each once.
    func numbers(_ count: Int, seed: Int) -> [Int] {
        // A step that no row count of these benchmarks has a factor of.
        (0..<count).map { (seed &* 1_299_709 &+ $0 &* 15_485_863) % rows }
    }
}
