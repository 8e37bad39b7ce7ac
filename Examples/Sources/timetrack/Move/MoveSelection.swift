import TimeTrackingKit
import TimetrackKeys

/// What a command line means to move, and between which stores.
struct MoveSelection {
    private let options: CredentialsMove
    private let stores: ConfiguredStores

    init(_ options: CredentialsMove, _ stores: ConfiguredStores) {
        self.options = options
        self.stores = stores
    }

    /// What the stores are, and how an item is put on record.
    ///
    /// - Parameter forget: Forgets what was learned with the former keys of accounts.
    /// - Returns: What moves the items.
    /// - Throws: ``Failure`` when a store cannot be opened or the record of accounts cannot be read.
    func engine(forget: @escaping ([String]) throws -> Void) throws -> CredentialMove {
        let remover = try options.from.store.map { try stores.store($0, unlock: options.keyring.unlock) }
        return CredentialMove(
            source: try remover ?? variables(),
            remover: remover,
            target: try stores.store(options.to, unlock: options.keyring.unlock),
            winner: options.replace ? .source : options.keep ? .target : nil,
            isDryRun: options.dryRun,
            record: try recorder(),
            onChange: try changer(forget)
        )
    }

    /// The items to move, by their names in both stores, and those that are left because others use them.
    ///
    /// - Throws: ``Failure`` for an item that must stay where it is, and `CredentialStoreError` when the names in a store
    ///   cannot be listed.
    func items() async throws -> (items: [(old: CredentialKey, new: CredentialKey)], left: [MoveOutcome]) {
        if let key = try options.selection.key() {
            guard key != (try EncryptionKeyPlaces.item()) else { throw Failure(mayNotMove: key) }
            guard options.from.store == nil else { return ([(key, key)], []) }
            guard let service = TimeTrackingService.named(key.service) else {
                let names = TimeTrackingService.all.map(\.name).joined(separator: " or ")
                throw Failure(
                    .usage,
                    "usage",
                    "The environment has keys of \(names) alone; name one of these services."
                )
            }
            return ([(try Self.shared(service), key)], [])
        }
        guard let kind = options.from.store else { return (try await variablesThatAreSet(), []) }
        let store = try stores.store(kind, unlock: options.keyring.unlock)
        // Without a service these are the items of this program alone.
        var keys = try await store.keys(service: options.selection.service, after: nil, limit: .max)
        // The names of the item are a constant, which is valid.
        keys.removeAll { key in (try? EncryptionKeyPlaces.item()) == key }
        var left: [MoveOutcome] = []
        if kind == .keyring {
            left = keys.filter { TimeTrackingService.named($0.service) == nil }
                .map { key in
                    MoveOutcome(
                        key: key,
                        kind: .left,
                        message: "Other programs may use it; name it to move it all the same."
                    )
                }
            keys.removeAll { key in left.contains { $0.key == key } }
        }
        return (keys.map { ($0, $0) }, left)
    }

    /// Says of variables that were copied that they are still set.
    func noteVariables(_ outcomes: [MoveOutcome], _ console: Console) throws {
        guard options.from == .environment, !options.dryRun else { return }
        for outcome in outcomes where outcome.kind == .copied || outcome.kind == .alreadyThere {
            guard let service = TimeTrackingService.named(outcome.key.service) else { continue }
            try console.notice(
                "\(service.variable.name) is still set, because a program cannot change the environment it was started "
                    + "from; unset it."
            )
        }
    }

    private func variables() throws -> EnvironmentCredentialStore {
        var variables: [CredentialKey: EnvironmentVariable] = [:]
        for service in TimeTrackingService.all { variables[try Self.shared(service)] = service.variable }
        return EnvironmentCredentialStore(variables, environment: stores.environment)
    }

    private func variablesThatAreSet() async throws -> [(old: CredentialKey, new: CredentialKey)] {
        var items: [(old: CredentialKey, new: CredentialKey)] = []
        for service in TimeTrackingService.all where options.selection.service ?? service.name == service.name {
            guard try await variables().credential(for: Self.shared(service)) != nil else { continue }
            let key = try CredentialKey(service: service.name, account: AccountRecord.defaultUser)
            items.append((try Self.shared(service), key))
        }
        return items
    }

    private static func shared(_ service: TimeTrackingService) throws(CredentialStoreError) -> CredentialKey {
        try CredentialKey(service: service.name, account: "shared token")
    }

    /// Sees to it that nothing is kept that was learned with the former key of an account.
    ///
    /// The workspace, the address and the owner on record are those of the former key as well.
    private func changer(
        _ forget: @escaping ([String]) throws -> Void
    ) throws -> (CredentialMove.Winner, CredentialKey, Credential) throws -> Void {
        let file = try stores.recordFile()
        let before = try file.read()
        let source = options.from.store
        let target = options.to
        return { winner, key, credential in
            // Nobody has a record of the environment.
            guard let store = winner == .source ? target : source else { return }
            try forget(before.users(of: key, in: store))
            guard before.accounts.contains(where: { $0.store == store && $0.key == key }) else { return }
            try file.update { records in
                for index in records.accounts.indices {
                    let record = records.accounts[index]
                    guard record.store == store, record.key == key else { continue }
                    records.accounts[index].origin = credential.attributes[CredentialAttribute.origin]
                    records.accounts[index].workspaceID = credential.attributes[CredentialAttribute.workspaceID]
                    records.accounts[index].owner = nil
                }
            }
        }
    }

    /// Puts on record where an item lies: of those that are on record elsewhere, and of the active users' keys.
    ///
    /// The record of a whole team would be longer than such a file may be; their keys are found by their names.
    private func recorder() throws -> (CredentialKey, Credential) throws -> Void {
        let file = try stores.recordFile()
        let before = try file.read()
        let target = options.to
        let source = options.from.store
        return { key, credential in
            let service = TimeTrackingService.named(key.service)
            let isActive = service.map { before.activeUser(of: $0) == key.account } ?? false
            let isRecorded = before.accounts.contains { $0.key == key && $0.store == source }
            guard isActive || isRecorded else { return }
            try file.update { records in
                for index in records.accounts.indices {
                    let record = records.accounts[index]
                    if record.key == key, record.store == source { records.accounts[index].store = target }
                }
                guard let service, isActive, records.record(of: key.account, for: service) == nil else { return }
                records.set(
                    AccountRecord(
                        service: service.name,
                        user: key.account,
                        store: target,
                        key: key,
                        origin: credential.attributes[CredentialAttribute.origin],
                        workspaceID: credential.attributes[CredentialAttribute.workspaceID]
                    )
                )
            }
        }
    }
}

extension Failure {
    /// That the encryption keys of the database are no credentials.
    fileprivate init(mayNotMove key: CredentialKey) {
        self.init(
            .usage,
            "usage",
            "\(key) has the encryption keys of the database, which would lock themselves in there; it was left."
        )
    }
}
