package import TimeTrackingKit
import TimetrackFiles

/// What is remembered of one stored key, without the key.
package struct AccountRecord: Sendable, Hashable {
    /// The name under which keys are stored when none is given.
    package static var defaultUser: String { UserNames.usual }

    /// The name under which caches file what was learned with the key of the environment; no stored key can have it.
    package static var environmentsUser: String { UserNames.environments }

    /// The service whose key it is, as ``TimeTrackingService/name`` has it.
    package var service: String

    /// The name by which this program knows the user.
    package var user: String

    /// The store that holds the key.
    package var store: StoreKind

    /// The names under which it lies there.
    package var key: CredentialKey

    /// The origin that the key belongs to, or nil for the service's usual one.
    package var origin: String?

    /// The owner's name as the service told it, or nil when it was not asked or did not say.
    package var owner: String?

    /// The workspace to work in, or nil when there is none.
    package var workspaceID: String?

    package init(
        service: String,
        user: String,
        store: StoreKind,
        key: CredentialKey,
        origin: String? = nil,
        owner: String? = nil,
        workspaceID: String? = nil
    ) {
        self.service = service
        self.user = user
        self.store = store
        self.key = key
        self.origin = origin
        self.owner = owner
        self.workspaceID = workspaceID
    }
}

/// All records, and which user of each service is the active one.
package struct AccountRecords: Sendable, Hashable {
    /// The version of the format that is written, and the only one that is understood.
    package static var version: Int { ActiveAccount.recordVersion }

    /// The names of the active users by the names of their services.
    package var active: [String: String] = [:]

    /// The records in the order in which they were made.
    package var accounts: [AccountRecord] = []

    package init() {}

    /// The user whose key is used when none is named.
    package func activeUser(of service: TimeTrackingService) -> String {
        active[service.name] ?? AccountRecord.defaultUser
    }

    /// The record of a user, or nil when there is none.
    package func record(of user: String, for service: TimeTrackingService) -> AccountRecord? {
        accounts.first { $0.service == service.name && $0.user == user }
    }

    /// The records of a service.
    package func accounts(of service: TimeTrackingService) -> [AccountRecord] {
        accounts.filter { $0.service == service.name }
    }

    /// The name of the owner of a recorded item, or nil when it is not known.
    package func owner(of key: CredentialKey, in store: StoreKind) -> String? {
        accounts.first { $0.store == store && $0.key == key }?.owner
    }

    /// Adds a record, in the place of the former one of the same user.
    package mutating func set(_ record: AccountRecord) {
        if let index = accounts.firstIndex(where: { $0.service == record.service && $0.user == record.user }) {
            accounts[index] = record
        } else {
            accounts.append(record)
        }
    }

    /// Removes the record of a user, who is then not active any more.
    package mutating func remove(_ user: String, of service: TimeTrackingService) {
        accounts.removeAll { $0.service == service.name && $0.user == user }
        if active[service.name] == user { active[service.name] = nil }
    }

    /// Removes the records of an item that is gone.
    package mutating func remove(_ key: CredentialKey, in store: StoreKind) -> [AccountRecord] {
        let gone = accounts.filter { $0.store == store && $0.key == key }
        for record in gone {
            accounts.removeAll { $0 == record }
            if active[record.service] == record.user { active[record.service] = nil }
        }
        return gone
    }
}

extension AccountRecords: Encodable {
    private enum CodingKeys: CodingKey {
        case version, active, accounts
    }

    private struct Account: Encodable {
        var service: String
        var user: String
        var store: String
        var storedAs: [String: String]
        var origin: String?
        var owner: String?
        var workspaceID: String?

        enum CodingKeys: String, CodingKey {
            case service, user, store, origin, owner
            case storedAs = "stored_as"
            case workspaceID = "workspace_id"
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.version, forKey: .version)
        try container.encode(active, forKey: .active)
        try container.encode(
            accounts.map { record in
                Account(
                    service: record.service,
                    user: record.user,
                    store: record.store.rawValue,
                    storedAs: ["service": record.key.service, "account": record.key.account],
                    origin: record.origin,
                    owner: record.owner,
                    workspaceID: record.workspaceID
                )
            },
            forKey: .accounts
        )
    }
}
