import SystemPackage
import TerminalOutput
import TimeTrackingKit
import TimetrackKeys

/// Takes a key, checks it, stores it and records where it lies.
struct Login {
    let options: LoginOptions
    let mayAsk: Bool
    let isQuiet: Bool
    let context: Context

    var service: TimeTrackingService { options.timeTrackingService }
    var stores: ConfiguredStores { context.stores }

    /// What there is before a key is stored, and where it is to go.
    struct Ground {
        /// The service's address.
        let endpoint: ServiceEndpoint
        /// The records of all accounts.
        let records: AccountRecords
        /// Where the key of this user has been until now, or nil when there is none.
        let former: Place?
        /// Where the key goes.
        let place: Place
        /// What lies there, or nil when nothing does.
        let replaced: Credential?
    }

    func run() async throws {
        // A store that cannot be used is found out before the person is asked for anything.
        let ground = try await ground()
        let secret = try await secret(ground.replaced, in: ground.place, ground.endpoint)
        let check = try await KeyCheck.make(
            of: secret,
            for: service,
            at: ground.endpoint,
            options,
            environment: context.environment,
            former: ground.former?.record,
            mayAsk: mayAsk && TerminalPrompt.isPossible && !context.console.isJSON
        )
        try show(try await keep(secret, check, on: ground))
    }

    /// Looks at what there is.
    ///
    /// - Throws: That the store cannot be used, and ``Failure``.
    func ground() async throws -> Ground {
        let endpoint = try service.endpoint(at: options.endpoint)
        let records = try stores.recordFile().read()
        let former = try await formerPlace(records)
        let place = try place(former)
        let store = try stores.store(place.store, unlock: options.keyring.unlock)
        let replaced = try await explainingTheKeyring { try await store.credential(for: place.key) }
        return Ground(endpoint: endpoint, records: records, former: former, place: place, replaced: replaced)
    }

    /// Stores a key that was checked, and records where it lies.
    ///
    /// - Parameters:
    ///   - secret: The key.
    ///   - check: What the service said of it.
    ///   - ground: What there was before.
    /// - Returns: What was done.
    /// - Throws: That the key could not be stored or recorded.
    func keep(_ secret: Secret, _ check: KeyCheck, on ground: Ground) async throws -> LoginOutcome {
        let (place, records) = (ground.place, ground.records)
        let store = try stores.store(place.store, unlock: options.keyring.unlock)
        var credential = Credential(secret: secret)
        let isOurs = place.key == (try options.usualKey())
        if isOurs {
            // Names that were chosen are shared with other programs. They replace the secret and leave what stands beside
            // it, which would then speak of the former key; so it is in the record alone.
            credential.attributes[CredentialAttribute.origin] = ground.endpoint.origin.description
            credential.attributes[CredentialAttribute.workspaceID] = check.workspaceID
        }
        if isOurs || !options.useStored {
            try await explainingTheKeyring { try await store.store(credential, for: place.key) }
        }
        let record = AccountRecord(
            service: service.name,
            user: options.user,
            store: place.store,
            key: place.key,
            origin: ground.endpoint.origin.description,
            owner: check.owner,
            workspaceID: check.workspaceID
        )
        let isActive = try await remember(record)
        // The key may be another person's from now on.
        if service.name == TimeTrackingService.clockify.name { try context.forgetAll(of: options.user) }
        try await leaveNothingBehind(ground.former, instead: place)
        return LoginOutcome(
            record: record,
            place: try stores.place(place.store, place.key),
            file: try stores.path(of: place.store)?.string,
            workspaceName: check.workspaceName,
            replaced: options.useStored
                ? nil : ground.replaced.map { _ in records.owner(of: place.key, in: place.store) },
            isShared: !isOurs,
            isActive: isActive,
            isNewlyActive: isActive && records.activeUser(of: service) != options.user
        )
    }

    private func secret(_ stored: Credential?, in place: Place, _ endpoint: ServiceEndpoint) async throws -> Secret {
        guard options.useStored else {
            return try await SecretPrompt.read("\(service.title) key for \(options.user): ", mayAsk: mayAsk)
        }
        guard let stored else {
            throw Failure(
                .notFound,
                "not_found",
                "There is no key \(place.key) in the \(place.store.rawValue) yet; leave out --use-stored to be asked for it."
            )
        }
        let origin = stored.attributes[CredentialAttribute.origin]
        guard origin == nil || origin == endpoint.origin.description else {
            throw Failure(
                .refusedDestination,
                "origin_mismatch",
                "The stored key belongs to \(origin ?? ""), so nothing was sent to \(endpoint.origin); "
                    + "name its address with --endpoint."
            )
        }
        return try SecretPrompt.checked(stored.secret)
    }

    /// Records where the key lies now.
    ///
    /// - Returns: Whether commands that name no user will use it.
    private func remember(_ record: AccountRecord) async throws -> Bool {
        let others = try await keyOfActiveUser()
        return try stores.recordFile()
            .update { records in
                records.set(record)
                if others == nil { records.active[service.name] = record.user }
                return records.activeUser(of: service) == record.user
            }
    }

    /// The active user when that is another one who has a key, so that a login does not change whose key is used.
    private func keyOfActiveUser() async throws -> String? {
        let records = try stores.recordFile().read()
        let active = records.activeUser(of: service)
        guard active != options.user else { return nil }
        if records.record(of: active, for: service) != nil { return active }
        let usual = try CredentialKey(service: service.name, account: active)
        if try await stores.fileHasKey(usual) { return active }
        return try await stores.databaseHasKey(usual, unlock: options.keyring.unlock) ? active : nil
    }

    /// Lets the errors of a keyring say that there is another store.
    private func explainingTheKeyring<Result>(_ body: () async throws -> Result) async throws -> Result {
        do {
            return try await body()
        } catch let error as CredentialStoreError
            where error.store == "keyring" && (error.code == .unavailable || error.code == .failed)
        {
            var failure = Failure(error)
            failure.message += " Or keep the key in a file: add `--store file`."
            throw failure
        }
    }

    private func show(_ outcome: LoginOutcome) throws {
        try context.console.show(LoginDocument(outcome)) { terminal in
            guard !isQuiet else { return }
            for line in outcome.lines(service) { try terminal.print(line) }
        }
    }
}
