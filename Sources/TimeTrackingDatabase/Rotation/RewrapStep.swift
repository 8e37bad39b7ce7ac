#if EncryptedDatabase
import GRDB
import TimeTrackingKit
import TimeTrackingSealing

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// One transaction of a rotation: some rows of one old key, sealed anew with the current one.
struct RewrapStep: Sendable {
    /// The key identifier of the rows, as they have it.
    let identifier: Data?

    /// The row after which the step begins, or nil to begin with the first.
    let after: Place?

    /// The key that rows are sealed with, which must not change on the way.
    let target: EncryptionKeyID

    /// A row by its primary key.
    struct Place: Sendable {
        let service: String
        let account: String
    }

    /// What a step did.
    struct Outcome: Sendable {
        var rewrappedCount = 0
        var failures: [RewrapSummary.Failure] = []
        /// The last row that was looked at, or nil when there are no more.
        var last: Place?
    }

    // Other writers wait for a step, so it takes milliseconds.
    private static let rowCount = 500

    /// Takes the step.
    ///
    /// - Throws: `CredentialStoreError`, and what SQLite throws.
    func take(_ keys: EncryptionKeys, _ database: Database) throws -> Outcome {
        guard keys.current.id == target else { throw CredentialStoreError.currentKeyChanged }
        var outcome = Outcome()
        let update = try database.cachedStatement(
            sql: "UPDATE credential SET attributes = ?, envelope = ? WHERE service = ? AND account = ?"
        )
        for row in try rows(database) {
            outcome.last = Place(service: row.service, account: row.account)
            let key = try row.key()
            let sealed: SealedCredential
            do throws(CredentialStoreError) {
                let credential = try keys.open(row.sealed, for: key)
                sealed = try keys.seal(credential, for: key)
            } catch {
                guard error.code == .undecryptable else { throw error }
                outcome.failures.append(RewrapSummary.Failure(key: key, error: error))
                continue
            }
            try update.execute(
                arguments: [Data(sealed.attributes), Data(sealed.envelope), row.service, row.account]
            )
            outcome.rewrappedCount += 1
        }
        return outcome
    }

    private func rows(_ database: Database) throws -> [StoredRow] {
        let isFirst = after == nil
        let statement = try database.cachedStatement(
            sql: """
                SELECT service, account, attributes, envelope FROM credential
                WHERE substr(envelope, 2, 8) IS ?\(isFirst ? "" : " AND (service, account) > (?, ?)")
                ORDER BY service, account LIMIT \(Self.rowCount)
                """
        )
        var arguments: StatementArguments = [identifier]
        if let after { arguments += [after.service, after.account] }
        return try Row.fetchCursor(statement, arguments: arguments).map { StoredRow($0) }
            .reduce(into: []) { $0.append($1) }
    }
}

extension CredentialStoreError {
    fileprivate static var currentKeyChanged: CredentialStoreError {
        CredentialStoreError(
            .failed,
            store: nil,
            message:
                "The current encryption key was changed while rows were sealed anew; start it again, and it goes on "
                + "with the new key."
        )
    }
}
#endif
