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
