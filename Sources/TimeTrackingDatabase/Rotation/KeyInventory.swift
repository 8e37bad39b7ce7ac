#if EncryptedDatabase
import GRDB
import SystemPackage
import TimeTrackingSealing

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The keys that a database knows or uses, beside those that are at hand.
enum KeyInventory {
    /// The status of every key.
    ///
    /// - Returns: The current key first, then the readable ones in their order, then those that are not at hand, by their
    ///   identifiers.
    /// - Throws: What SQLite throws.
    static func status(_ keys: EncryptionKeys, _ database: Database, _ path: FilePath) throws -> [EncryptionKeyStatus] {
        let counts = try rowCounts(database)
        let atHand = keys.all.map(\.id)
        let known = Set(try Canaries(database, path).ids).union(counts.keys).subtracting(atHand)
        return atHand.enumerated()
            .map { index, id in
                EncryptionKeyStatus(id: id, role: index == 0 ? .current : .readable, rowCount: counts[id] ?? 0)
            }
            + known.sorted().map { EncryptionKeyStatus(id: $0, role: .notAtHand, rowCount: counts[$0] ?? 0) }
    }

    /// How many rows each key has.
    ///
    /// - Throws: What SQLite throws.
    static func rowCounts(_ database: Database) throws -> [EncryptionKeyID: Int] {
        var counts: [EncryptionKeyID: Int] = [:]
        for identifier in try KeyUse.identifiers(database) {
            guard let id = EncryptionKeyID(stored: identifier) else { continue }
            counts[id] = try KeyUse.rowCount(identifier, database)
        }
        return counts
    }
}
#endif
