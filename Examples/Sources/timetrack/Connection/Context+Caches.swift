import TimeTrackingKit
import TimetrackKeys
import TimetrackNames
import TimetrackPrompt
import TimetrackStatus

extension Context {
    /// Forgets the running timer of an account, after which `status --cached` says nothing until the service is asked.
    ///
    /// - Parameter account: The name of the account.
    /// - Throws: `TerminalError` when a person cannot be told that it could not be forgotten.
    func forgetTimer(of account: String) throws {
        try forget("What ran last", of: account) { try StatusCache(in: $0.cache).remove(account) }
    }

    /// Forgets all that was learned with the key of an account: the running timer, and the names that shells offer.
    ///
    /// - Parameter account: The name of the account.
    /// - Throws: `TerminalError` when a person cannot be told that it could not be forgotten.
    func forgetAll(of account: String) throws {
        try forgetTimer(of: account)
        try forget("The names that shells offer", of: account) { try NameCache(in: $0.cache).remove(account) }
    }

    /// Forgets all that was learned with the keys of some accounts.
    ///
    /// - Parameter accounts: The names of the accounts.
    /// - Throws: `TerminalError` when a person cannot be told that it could not be forgotten.
    func forgetAll(of accounts: [String]) throws {
        for account in accounts { try forgetAll(of: account) }
    }

    private func forget(_ what: String, of account: String, _ remove: (UserFolders) throws -> Void) throws {
        do {
            try remove(UserFolders(environment))
        } catch let failure as Failure where failure.code == "no_home" {
            // Without a folder nothing was kept.
        } catch {
            let reason = (error as? Failure)?.message ?? "\(error)"
            try console.notice("\(what) with the key of \(account) could not be removed: \(reason)")
        }
    }
}

extension AccountRecords {
    /// The accounts whose Clockify key is an item: those that have it on record, and the one it is named after, unless that
    /// has another on record.
    func users(of key: CredentialKey, in store: StoreKind) -> [String] {
        let clockify = TimeTrackingService.clockify
        var users = accounts(of: clockify).filter { $0.store == store && $0.key == key }.map(\.user)
        if key.service == clockify.name, record(of: key.account, for: clockify) == nil { users.append(key.account) }
        return users
    }
}
