import ServerRecords
import ServerUsers
import TimeTrackingKit

extension ServerStores {
    private static let pageSize = 500

    /// How many tokens of users a store has; the keys of the server itself are none.
    ///
    /// - Parameter store: The store.
    /// - Returns: The number.
    /// - Throws: `CredentialStoreError`.
    static func userTokenCount(in store: some CredentialStore) async throws -> Int {
        var count = 0
        for service in TimeService.allCases { count += try await keyCount(service.rawValue, in: store) }
        return count
    }

    /// How many keys of the server itself a store has.
    ///
    /// - Parameter store: The store.
    /// - Returns: The number.
    /// - Throws: `CredentialStoreError`.
    static func ownKeyCount(in store: some CredentialStore) async throws -> Int {
        try await keyCount(InstanceKeys.service, in: store)
    }

    /// A number of tokens of users, in words.
    static func tokens(_ count: Int) -> String { count == 1 ? "1 token of users" : "\(count) tokens of users" }

    private static func keyCount(_ service: String, in store: some CredentialStore) async throws -> Int {
        var (count, last) = (0, CredentialKey?.none)
        while true {
            let keys = try await store.keys(service: service, after: last, limit: pageSize)
            count += keys.count
            guard keys.count == pageSize else { return count }
            last = keys.last
        }
    }
}
