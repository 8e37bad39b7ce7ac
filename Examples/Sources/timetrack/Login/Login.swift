import SystemPackage
import TerminalOutput
import TimeTrackingKit

/// Takes a key, checks it, stores it and records where it lies.
struct Login {
    let options: LoginOptions
    let mayAsk: Bool
    let isQuiet: Bool
    let context: Context

    private var service: TimeTrackingService { options.timeTrackingService }
    private var stores: ConfiguredStores { context.stores }

    func run() async throws {
        let endpoint = try service.endpoint(at: options.endpoint)
        let records = try stores.recordFile().read()
        let former = try await formerPlace(records)
        let place = try place(former)
        let store = try stores.store(place.store, unlock: options.keyring.unlock)
        // A store that cannot be used is found out before the person is asked for anything.
        let replaced = try await explainingTheKeyring { try await store.credential(for: place.key) }

        let secret = try await secret(replaced, endpoint)
        let check = try await KeyCheck.make(
            of: secret,
            for: service,
            at: endpoint,
            options,
            former: former?.record,
            mayAsk: mayAsk && TerminalPrompt.isPossible && !context.console.isJSON
        )
        var credential = Credential(secret: secret)
        let isOurs = place.key == (try options.usualKey())
        if isOurs {
            // Names that were chosen are shared with other programs. They replace the secret and leave what stands beside
            // it, which would then speak of the former key; so it is in the record alone.
            credential.attributes[CredentialAttribute.origin] = endpoint.origin.description
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
            origin: endpoint.origin.description,
            owner: check.owner,
            workspaceID: check.workspaceID
        )
        let isActive = try await remember(record)
        try await leaveNothingBehind(former, instead: place)
        try show(
            LoginOutcome(
                record: record,
                place: try stores.place(place.store, place.key),
                file: place.store == .file ? try stores.filePath().string : nil,
                workspaceName: check.workspaceName,
                replaced: options.useStored ? nil : replaced.map { _ in records.owner(of: place.key, in: place.store) },
                isActive: isActive
            )
        )
    }

    /// A store and the names of an item in it.
    private struct Place: Equatable {
        var store: StoreKind
        var key: CredentialKey
        var record: AccountRecord?
    }

    /// Where the key of this user has been until now, or nil when there is none as far as is known.
    private func formerPlace(_ records: AccountRecords) async throws -> Place? {
        if let record = records.record(of: options.user, for: service) {
            return Place(store: record.store, key: record.key, record: record)
        }
        let usual = try options.usualKey()
        do {
            // Without a record, what the file has was stored by a version that knew no other store.
            return try await stores.fileHasKey(usual) ? Place(store: .file, key: usual, record: nil) : nil
        } catch let error as CredentialStoreError {
            guard try chosenStore() == .keyring else { throw error }
            // A broken file does not stand in the way of somebody who turns to the keyring.
            try context.console.notice("The credential file was left as it is: \(error.message)")
            return nil
        }
    }

    /// What `--store` or the environment says, or nil when neither says anything.
    private func chosenStore() throws -> StoreKind? {
        if let store = options.store { return store }
        guard let preferred = try KeySource.preferred(in: context.environment) else { return nil }
        guard let store = preferred.store else {
            throw Failure(
                .usage,
                "usage",
                "\(KeySource.variable) is environment, where nothing can be stored; add --store keyring or --store file."
            )
        }
        return store
    }

    /// Where the key goes: as the person says, else where it has been, else into the keyring.
    private func place(_ former: Place?) throws -> Place {
        let store = try chosenStore() ?? former?.store ?? .keyring
        let key = try options.chosenKey() ?? former?.record?.key ?? options.usualKey()
        return Place(store: store, key: key, record: nil)
    }

    private func secret(_ stored: Credential?, _ endpoint: ServiceEndpoint) async throws -> Secret {
        guard options.useStored else {
            return try await SecretPrompt.read("\(service.title) key for \(options.user): ", mayAsk: mayAsk)
        }
        guard let stored else {
            throw Failure(
                .notFound,
                "not_found",
                "No key lies under these names yet; leave out --use-stored to be asked for it."
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
        return try await stores.fileHasKey(CredentialKey(service: service.name, account: active)) ? active : nil
    }

    /// Removes the former key of the same user from another place, where nobody would look for it any more.
    private func leaveNothingBehind(_ former: Place?, instead place: Place) async throws {
        guard let former, former.store != place.store || former.key != place.key else { return }
        let records = try stores.recordFile().read()
        guard !records.accounts.contains(where: { $0.store == former.store && $0.key == former.key }) else { return }
        let left = try stores.place(former.store, former.key)
        let command = CommandLineText.removal(of: former.key, from: former.store)
        guard former.key == (try options.usualKey()) else {
            return try context.console.notice(
                "The former key is still in \(left), where other programs may need it; `\(command)` removes it."
            )
        }
        do {
            guard try await stores.store(former.store).removeCredential(for: former.key) == .removed else { return }
            try context.console.notice("The former key was removed from \(left).")
        } catch let error as CredentialStoreError {
            try context.console.notice(
                "The former key is still in \(left) (\(error.code)); `\(command)` removes it."
            )
        }
    }

    /// Lets the errors of a keyring say that there is another store.
    private func explainingTheKeyring<Result>(_ body: () async throws -> Result) async throws -> Result {
        do {
            return try await body()
        } catch let error as CredentialStoreError where error.code == .unavailable && error.store == "keyring" {
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
