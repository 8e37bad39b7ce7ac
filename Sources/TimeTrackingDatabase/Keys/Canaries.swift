#if EncryptedDatabase
import GRDB
import SystemPackage
import TimeTrackingKit
import TimeTrackingSealing

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The keys that a database knows, each with the known text by which it is recognised.
struct Canaries {
    private let envelopes: [EncryptionKeyID: [UInt8]]
    private let path: FilePath

    /// Reads what a database knows.
    ///
    /// - Throws: `CredentialStoreError` with the code `corrupted` for an identifier that is none, and what SQLite throws.
    init(_ database: Database, _ path: FilePath) throws {
        var envelopes: [EncryptionKeyID: [UInt8]] = [:]
        let rows = try Row.fetchCursor(database, sql: "SELECT id, canary FROM encryption_key")
        while let row = try rows.next() {
            guard let id = EncryptionKeyID(row[0] as Data) else { throw CredentialStoreError.changedCanary(path) }
            envelopes[id] = [UInt8](row[1] as Data)
        }
        self.envelopes = envelopes
        self.path = path
    }

    /// Whether the database knows no key at all.
    var isEmpty: Bool { envelopes.isEmpty }

    /// The keys that the database knows, in ascending order.
    var ids: [EncryptionKeyID] { envelopes.keys.sorted() }

    /// Whether the database knows a key.
    func contains(_ id: EncryptionKeyID) -> Bool { envelopes[id] != nil }

    /// Checks that keys belong to the database and that it knows every key that its rows need.
    ///
    /// - Parameters:
    ///   - keys: The keys at hand.
    ///   - source: What to call their source.
    ///   - database: The database.
    /// - Throws: `CredentialStoreError` with the code `undecryptable` and the reason `wrongKey` when it knows none of the
    ///   keys, and `corrupted` when something is missing or changed; and what SQLite throws.
    func check(_ keys: EncryptionKeys, from source: String, _ database: Database) throws {
        var isKnown = false
        for key in keys.all {
            guard let envelope = envelopes[key.id] else { continue }
            guard KeyCanary.isValid(envelope, of: key) else { throw CredentialStoreError.changedCanary(path) }
            isKnown = true
        }
        guard isKnown else { throw CredentialStoreError.wrongKey(path, source, needed: ids) }
        for identifier in try KeyUse.identifiers(database) {
            // An envelope that is too short to name a key is an error of its own row.
            guard let id = EncryptionKeyID(stored: identifier), !contains(id) else { continue }
            guard try isOfChangedRow(identifier, keys, database) else {
                throw CredentialStoreError.missingCanary(path, id)
            }
        }
    }

    /// Whether the row that names a key was sealed with another one that is at hand, so that the name was changed and no
    /// canary is missing.
    private func isOfChangedRow(_ identifier: Data?, _ keys: EncryptionKeys, _ database: Database) throws -> Bool {
        // A row that was removed in the meantime needs no key.
        guard let row = try KeyUse.firstRow(identifier, database) else { return true }
        let key = try row.key()
        do {
            _ = try keys.open(row.sealed, for: key)
            return false
        } catch {
            return error.reason == .tampered || error.reason == .malformed
        }
    }
}

extension CredentialStoreError {
    fileprivate static func changedCanary(_ path: FilePath) -> CredentialStoreError {
        CredentialStoreError(
            .corrupted,
            store: nil,
            message: "What the database \(path) keeps to recognise its encryption keys was changed; restore it from a "
                + "backup. It was left as it is."
        )
    }

    fileprivate static func missingCanary(_ path: FilePath, _ id: EncryptionKeyID) -> CredentialStoreError {
        CredentialStoreError(
            .corrupted,
            store: nil,
            message: "The database \(path) has rows of the encryption key \(id) and does not know that key; restore it "
                + "from a backup. It was left as it is."
        )
    }

    fileprivate static func wrongKey(
        _ path: FilePath,
        _ source: String,
        needed ids: [EncryptionKeyID]
    ) -> CredentialStoreError {
        let list = ids.map(\.description).joined(separator: ", ")
        return CredentialStoreError(
            .undecryptable,
            store: nil,
            message: "No encryption key in \(source) belongs to the database \(path), which knows \(list); give one of "
                + "these keys. Nothing was changed.",
            reason: .wrongKey
        )
    }
}
#endif
