#if EncryptedDatabase
import GRDB
import TimeTrackingSealing

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Which rows a rotation has to look at, found out at its beginning.
///
/// It is nothing that has to survive: the rows themselves say which key they are sealed with.
struct RewrapPlan: Sendable {
    /// The key to seal with.
    let target: EncryptionKeyID

    /// The key identifiers of the rows that have others, those of broken rows included.
    let identifiers: [Data?]

    /// How many rows there are with them.
    let total: Int

    /// How many rows have the target's.
    let alreadyCurrentCount: Int

    /// Makes the plan.
    ///
    /// - Throws: What SQLite throws.
    init(_ database: Database, target: EncryptionKeyID) throws {
        self.target = target
        let used = try KeyUse.identifiers(database)
        self.identifiers = used.filter { $0 != target.data }
        self.total = try identifiers.reduce(0) { try $0 + KeyUse.rowCount($1, database) }
        self.alreadyCurrentCount = try KeyUse.rowCount(target.data, database)
    }
}
#endif
