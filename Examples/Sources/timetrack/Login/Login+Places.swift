import SystemPackage
import TimeTrackingKit
import TimetrackKeys

// Where a key goes, and what becomes of the one that was elsewhere.

extension Login {
    /// A store and the names of an item in it.
    struct Place: Equatable {
        var store: StoreKind
        var key: CredentialKey
        var record: AccountRecord?
    }

    /// Where the key of this user has been until now, or nil when there is none as far as is known.
    func formerPlace(_ records: AccountRecords) async throws -> Place? {
        if let record = records.record(of: options.user, for: service) {
            return Place(store: record.store, key: record.key, record: record)
        }
        let usual = try options.usualKey()
        do {
            // Without a record, what the file has was stored by a version that knew no other store.
            if try await stores.fileHasKey(usual) { return Place(store: .file, key: usual, record: nil) }
        } catch let error as CredentialStoreError {
            guard try chosenStore() == .keyring else { throw error }
            // A broken file does not stand in the way of somebody who turns to the keyring.
            try context.console.notice("The credential file was left as it is: \(error.message)")
        }
        // An import puts keys there without a record.
        guard try chosenStore() ?? .database == .database else { return nil }
        let isThere = try await stores.databaseHasKey(usual, unlock: options.keyring.unlock)
        return isThere ? Place(store: .database, key: usual, record: nil) : nil
    }

    /// What `--store` or the environment says, or nil when neither says anything.
    private func chosenStore() throws -> StoreKind? {
        if let store = options.store { return store }
        guard let preferred = try KeySource.preferred(in: context.environment) else { return nil }
        guard let store = preferred.store else {
            throw Failure(
                .usage,
                "usage",
                "\(KeySource.variable) is environment, where nothing can be stored; add --store keyring, file or database."
            )
        }
        return store
    }

    /// Where the key goes: as the person says, else where it has been, else into the keyring.
    func place(_ former: Place?) throws -> Place {
        let store = try chosenStore() ?? former?.store ?? .keyring
        let key = try options.chosenKey() ?? former?.record?.key ?? options.usualKey()
        return Place(store: store, key: key, record: nil)
    }

    /// Removes the former key of the same user from another place, where nobody would look for it any more.
    func leaveNothingBehind(_ former: Place?, instead place: Place) async throws {
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
}
