import Foundation
import SystemPackage
import TimetrackNames
import TimetrackPrompt
import TimetrackStatus

extension Home {
    private var cache: FilePath { FilePath(path + "/cache/timetrack") }

    /// Fills the caches of accounts as commands with their keys do.
    func learn(with accounts: String...) throws {
        for account in accounts {
            try StatusCache(in: cache)
                .keep(
                    CachedStatus(
                        account: account,
                        origin: "https://a",
                        user: "u",
                        workspace: "w",
                        checked: 0,
                        longAfter: 0,
                        timer: .init(id: "e", description: "Note G", project: nil, start: 0)
                    )
                )
            try NameCache(in: cache)
                .update(NameCache.Scope(origin: "https://a", account: account, workspace: "w")) { names in
                    names.set([NamedItem(id: "p", name: "Notes")], .projects)
                }
        }
    }

    /// The accounts, of some, whose running timer is known, and those whose names are.
    func learned(of accounts: String...) -> (timers: [String], names: [String]) {
        let scope = { NameCache.Scope(origin: "https://a", account: $0, workspace: "w") }
        return (
            accounts.filter { StatusCache(in: cache).status(of: $0) != nil },
            accounts.filter { !NameCache(in: cache).names(of: scope($0)).projects.isEmpty }
        )
    }
}
