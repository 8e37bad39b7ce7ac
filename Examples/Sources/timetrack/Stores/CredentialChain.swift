import TimeTrackingKit
import TimetrackKeys

/// Where the key of a user is looked for, in which order, and why.
///
/// At most one store is asked: the one that holds the key as far as is known, else the keyring. The environment comes
/// after it only for somebody who named no user and has no key on record.
struct CredentialChain: Sendable {
    /// One place that is asked.
    enum Step: Sendable, Hashable {
        /// A store, for the item with these names.
        case store(StoreKind, CredentialKey)
        /// A variable.
        case environment(String)
    }

    /// Why it is this store.
    enum Reason: Sendable, Hashable {
        /// `--token-source` says so.
        case option
        /// `TIMETRACK_STORE` says so.
        case variable
        /// The key was stored there, and a record says so.
        case record
        /// The credential file has the key, and there is no record.
        case credentialFile
        /// The database has the key, and there is no record.
        case database
        /// There is neither a record nor a key in the file or the database, so the keyring is tried.
        case usual
    }

    /// The service whose key it is.
    let service: TimeTrackingService

    /// The name by which the program knows the user.
    let user: String

    /// The places in the order in which they are asked.
    let steps: [Step]

    /// Why it is these.
    let reason: Reason

    /// The record of the user, or nil when there is none or another source was asked for.
    let record: AccountRecord?

    /// The store that the user's key is on record in, when another source was asked for; else nil.
    var otherStore: StoreKind?

    /// The store among the steps, or nil when only the environment is asked.
    var store: (kind: StoreKind, key: CredentialKey)? {
        for case .store(let kind, let key) in steps { return (kind, key) }
        return nil
    }

    /// Whether the environment may be asked.
    var asksEnvironment: Bool { steps.contains(.environment(service.variable.name)) }

    /// The failures of the store after which the environment is asked all the same.
    ///
    /// Only where nobody ever said that a key is in the keyring: there a machine without one is no reason to stop.
    var continuingOn: Set<SkippableFailure> {
        reason == .usual && asksEnvironment ? [.unavailable] : []
    }

    /// A resolver that asks the steps in their order.
    func resolver(_ stores: ConfiguredStores, unlock: Bool) throws -> TokenResolver {
        let shared = try CredentialKey(service: service.name, account: "shared token")
        let variable = EnvironmentCredentialStore([shared: service.variable], environment: stores.environment)
        var store: (any CredentialStore)?
        var key: (@Sendable (UserID) throws -> CredentialKey)?
        if let (kind, item) = self.store {
            store = Self.cached(try stores.store(kind, unlock: unlock))
            key = { _ in item }
        }
        return TokenResolver(
            service: service.name,
            store: store,
            key: key,
            environment: SharedToken(environment: variable, key: shared),
            fallback: asksEnvironment ? .whenAbsent : .never,
            continuingOn: continuingOn
        )
    }

    /// A command asks for its key several times.
    private static func cached(_ store: some CredentialStore) -> any CredentialStore {
        CachingCredentialStore(store)
    }

    /// Where requests go: as `--endpoint` says, else where the key on record belongs, else to the usual address.
    ///
    /// - Parameter address: What `--endpoint` says, or nil.
    /// - Returns: The address.
    /// - Throws: `APIError` with the code `invalidEndpoint` for an address that is none.
    func endpoint(at address: String?) throws(APIError) -> ServiceEndpoint {
        try service.endpoint(at: address ?? record?.origin)
    }

    /// The name under which caches file what is learned with the key.
    ///
    /// That of the user, unless the key is the environment's, or may be while another one is on record for the user.
    var cacheUser: String {
        let isEnvironments = store == nil || asksEnvironment && otherStore != nil
        return isEnvironments ? AccountRecord.environmentsUser : user
    }

    /// What a resolver is asked for this chain.
    var request: TokenRequest { TokenRequest(user: store == nil ? nil : UserID(user)) }
}

extension ConfiguredStores {
    /// Plans where to look for a key.
    ///
    /// - Parameters:
    ///   - service: The service whose key it is.
    ///   - user: The user who was named, or nil when none was.
    ///   - option: What `--token-source` says, or nil.
    ///   - unlock: Whether the desktop may ask the person to unlock the keyring.
    /// - Returns: The places and why.
    /// - Throws: ``Failure`` for a contradiction on the command line or a broken record, and `CredentialStoreError` when
    ///   the credential file or the database would have to be asked and cannot be used.
    func chain(
        for service: TimeTrackingService,
        user: String? = nil,
        source option: KeySource? = nil,
        unlock: Bool = false
    ) async throws -> CredentialChain {
        let preferred = try KeySource.preferred(in: environment)
        let variable = CredentialChain.Step.environment(service.variable.name)
        if (option ?? preferred) == .environment {
            guard user == nil else { throw Self.nobodysVariable(service, isOption: option != nil) }
            return CredentialChain(
                service: service,
                user: ConnectionOptions.defaultUser,
                steps: [variable],
                reason: option == nil ? .variable : .option,
                record: nil
            )
        }
        let records = try recordFile().read()
        let name = user ?? records.activeUser(of: service)
        let record = records.record(of: name, for: service)
        let usual = try CredentialKey(service: service.name, account: name)
        // The variable's owner is unknown, so it never stands in for somebody who was named or switched to.
        let mayAskEnvironment = user == nil && name == ConnectionOptions.defaultUser

        func chain(_ kind: StoreKind, _ reason: CredentialChain.Reason, environment: Bool) -> CredentialChain {
            let key = record.flatMap { $0.store == kind ? $0.key : nil } ?? usual
            return CredentialChain(
                service: service,
                user: name,
                steps: [.store(kind, key)] + (environment ? [variable] : []),
                reason: reason,
                record: record.flatMap { $0.store == kind ? $0 : nil },
                otherStore: record.flatMap { $0.store == kind ? nil : $0.store }
            )
        }
        if let kind = option?.store { return chain(kind, .option, environment: false) }
        if let kind = preferred?.store { return chain(kind, .variable, environment: mayAskEnvironment) }
        if let record { return chain(record.store, .record, environment: false) }
        if try await fileHasKey(usual) { return chain(.file, .credentialFile, environment: false) }
        if try await databaseHasKey(usual, unlock: unlock) { return chain(.database, .database, environment: false) }
        return chain(.keyring, .usual, environment: mayAskEnvironment)
    }

    private static func nobodysVariable(_ service: TimeTrackingService, isOption: Bool) -> Failure {
        let way = isOption ? "leave out --token-source or --user" : "unset \(KeySource.variable) or leave out --user"
        return Failure(
            .usage,
            "usage",
            "Whose key \(service.variable.name) is, nobody knows, so it cannot be asked for one user; \(way)."
        )
    }
}
