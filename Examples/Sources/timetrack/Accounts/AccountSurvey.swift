import TimeTrackingKit
import TimetrackKeys

/// Every key of a service that this program could use, and which of them it does use.
struct AccountSurvey {
    /// One key.
    struct Entry {
        /// Where it lies: an item of a store, or a variable.
        var step: CredentialChain.Step
        /// The name by which the program knows its user, or nil for a variable, whose owner nobody knows.
        var user: String?
        /// The record of it, or nil when there is none.
        var record: AccountRecord?
        /// Whether it is that of the active user.
        var isActive: Bool
        /// Its use, in words.
        var use: String
        /// Whether commands that name no user look for it.
        var isWanted: Bool
        /// Whether they find it, so that they use it.
        var isUsed: Bool
        /// The key, or nil when it is not there or cannot be read.
        var credential: Credential?
        /// Why it cannot be used, or nil when nothing stands against it.
        var failure: Failure?
    }

    let service: TimeTrackingService
    let chain: CredentialChain
    private(set) var entries: [Entry] = []

    /// Why commands that name no user get no key although nobody knows that there is none, or nil when that is not so.
    private(set) var blocker: Failure?

    /// Why the keyring could not be asked, or nil when it could or did not have to be.
    private(set) var keyringFailure: CredentialStoreError?

    /// Looks at all stores that commands would look at.
    ///
    /// - Parameters:
    ///   - service: The service.
    ///   - stores: The stores.
    ///   - user: The user whose key commands look for, or nil for the active one.
    ///   - unlock: Whether the desktop may ask the person to unlock the keyring.
    /// - Returns: The keys and their uses.
    /// - Throws: ``Failure`` for a broken record, and `CredentialStoreError` when the credential file cannot be used.
    static func make(
        of service: TimeTrackingService,
        _ stores: ConfiguredStores,
        user: String?,
        unlock: Bool
    ) async throws -> AccountSurvey {
        let chain = try await stores.chain(for: service, user: user, unlock: unlock)
        var survey = AccountSurvey(service: service, chain: chain)
        let records = try stores.recordFile().read()
        let active = records.activeUser(of: service)
        for record in records.accounts(of: service) {
            survey.add(.store(record.store, record.key), record.user, record, isActive: record.user == active)
        }
        let asked = try StoreKind.asked(stores)
        for kind in asked {
            for key in try await survey.keys(kind, stores, unlock) where !survey.contains(.store(kind, key)) {
                let isShadowed = records.record(of: key.account, for: service) != nil
                survey.add(.store(kind, key), key.account, nil, isActive: key.account == active && !isShadowed)
            }
        }
        try await survey.read(asked, stores, unlock)
        try await survey.addVariable(stores.environment)
        try await survey.sayUses(stores)
        return survey
    }

    private func contains(_ step: CredentialChain.Step) -> Bool { entries.contains { $0.step == step } }

    private mutating func add(
        _ step: CredentialChain.Step,
        _ user: String?,
        _ record: AccountRecord?,
        isActive: Bool
    ) {
        entries.append(
            Entry(
                step: step,
                user: user,
                record: record,
                isActive: isActive,
                use: "",
                isWanted: false,
                isUsed: false
            )
        )
    }

    /// The names of a store's keys for the service; none when there is no keyring, and of the database, which may be that
    /// of a whole team, only the one that commands look for.
    private mutating func keys(
        _ kind: StoreKind,
        _ stores: ConfiguredStores,
        _ unlock: Bool
    ) async throws -> [CredentialKey] {
        guard kind != .database else {
            let wanted = try CredentialKey(service: service.name, account: chain.user)
            return try await stores.databaseHasKey(wanted, unlock: unlock) ? [wanted] : []
        }
        do {
            return try await stores.store(kind, unlock: unlock).keys(service: service.name, after: nil, limit: .max)
        } catch let error as CredentialStoreError where kind == .keyring {
            keyringFailure = error
            return []
        }
    }

    /// Reads the keys as commands do, but not those of a store that the person does not want to be asked.
    private mutating func read(_ asked: [StoreKind], _ stores: ConfiguredStores, _ unlock: Bool) async throws {
        for index in entries.indices {
            guard case .store(let kind, let key) = entries[index].step, asked.contains(kind) else { continue }
            let store = try stores.store(kind, unlock: unlock)
            let resolver = TokenResolver(service: service.name, store: store, key: { _ in key }, fallback: .never)
            do {
                let request = TokenRequest(user: UserID(key.account))
                entries[index].credential = try await resolver.resolve(request).credential
            } catch let error as TokenResolverError where error.code == .notFound {
                entries[index].failure = Failure(absent: key, from: kind, of: service, user: entries[index].user)
            } catch let error as TokenResolverError {
                entries[index].failure = Failure(error, of: key, in: kind)
            }
        }
    }

    private mutating func addVariable(_ environment: [String: String]) async throws {
        let key = try CredentialKey(service: service.name, account: "shared token")
        let store = EnvironmentCredentialStore([key: service.variable], environment: environment)
        guard try await store.credential(for: key) != nil else { return }
        add(.environment(service.variable.name), nil, nil, isActive: false)
        let shared = SharedToken(environment: store, key: key)
        let resolver = TokenResolver(service: service.name, environment: shared, fallback: .onlyWithoutUser)
        do {
            entries[entries.count - 1].credential = try await resolver.resolve(TokenRequest()).credential
        } catch let error as TokenResolverError {
            entries[entries.count - 1].failure = Failure(error)
        }
    }

    /// Finds out why commands that name no user get no key, and says of every key whether it is used.
    private mutating func sayUses(_ stores: ConfiguredStores) async throws {
        if let keyringFailure, chain.store?.kind == .keyring,
            keyringFailure.code != .unavailable || chain.continuingOn.isEmpty
        {
            blocker = Failure(keyringFailure)
        }
        let uses = AccountUses(of: self)
        for index in entries.indices { try await uses.describe(&entries[index], stores) }
    }
}

extension StoreKind {
    /// The stores that commands ask when none is on record.
    static func asked(_ stores: ConfiguredStores) throws -> [StoreKind] {
        switch try KeySource.preferred(in: stores.environment) {
        case .keyring: [.keyring]
        case .file, .environment: [.file]
        case .database: [.database]
        case nil: [.file] + (try stores.hasDatabase() ? [.database] : []) + [.keyring]
        }
    }
}

extension Failure {
    /// That a key is not where the record says.
    fileprivate init(absent key: CredentialKey, from store: StoreKind, of service: TimeTrackingService, user: String?) {
        let user = CommandLineText.user(user ?? ConnectionOptions.defaultUser)
        self.init(
            .noKey,
            "no_key",
            "The key is not in the \(store.rawValue) any more; run `timetrack auth login\(service.argument)\(user)` to "
                + "store it again, or `timetrack auth logout\(service.argument)\(user)` to forget it."
        )
    }
}
