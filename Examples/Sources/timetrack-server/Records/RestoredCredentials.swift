import ServerRecords
import ServerUsers
import TimeTrackingDatabase
import TimeTrackingKit

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Tokens that came back from a backup, among them perhaps those of people who were forgotten since.
struct RestoredCredentials {
    private static let pageSize = 500

    private let stores: ServerStores

    init(_ stores: ServerStores) {
        self.stores = stores
    }

    /// Removes the tokens of everybody who was forgotten after they were stored, and tells servers that run.
    ///
    /// - Returns: How many tokens were removed.
    /// - Throws: `CredentialStoreError` and `ServerRecordsError`; run it again then.
    func forgetAgain() async throws -> Int {
        guard try stores.records.hasForgottenUsers else { return 0 }
        var count = 0
        for service in TimeService.allCases {
            for user in try await stores.records.replayForgotten(over: try await owners(service)) {
                let removal = try await stores.credentials.removeCredential(for: service.key(of: user.id))
                if removal == .removed { count += 1 }
            }
        }
        if count > 0 { try await stores.records.announceChange() }
        return count
    }

    /// Writes down that a backup was restored, and has servers that run drop what they keep in memory.
    ///
    /// - Throws: `ServerRecordsError`.
    func announceRestore() async throws {
        try await stores.records.record(AuditEvent(time: Date(), user: nil, action: .restore))
        try await stores.records.announceChange()
    }

    /// The owners of the tokens for a service, with when each was stored.
    private func owners(_ service: TimeService) async throws -> [(ServerUser, Date?)] {
        var owners: [(ServerUser, Date?)] = []
        var last: CredentialKey?
        while true {
            let keys = try await stores.credentials.keys(service: service.rawValue, after: last, limit: Self.pageSize)
            for key in keys {
                // A key that names no user is none that the server stored.
                guard let user = try? ServerUser(id: UserID(key.account)) else { continue }
                owners.append((user, try await storedAt(key)))
            }
            guard keys.count == Self.pageSize else { return owners }
            last = keys.last
        }
    }

    private func storedAt(_ key: CredentialKey) async throws -> Date? {
        guard let credential = try await stores.credentials.credential(for: key) else { return nil }
        let text = credential.attributes["updated_at"] ?? credential.attributes["connected_at"]
        return text.flatMap { try? Date.ISO8601FormatStyle().parse($0) }
    }
}
