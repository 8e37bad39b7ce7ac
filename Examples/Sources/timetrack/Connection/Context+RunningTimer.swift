import TimetrackKeys
import TimetrackPrompt
import TimetrackRecords
import TimetrackSettings
import TimetrackStatus

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension Context {
    /// Notes what a command has learned about the running timer, for `status --cached`.
    ///
    /// A command whose work is done does not fail because this cannot be noted; a person is told.
    ///
    /// - Parameters:
    ///   - entry: The entry of the running timer, or nil when none runs in the workspace.
    ///   - place: The user and the workspace that were asked about.
    ///   - session: The session in which that was learned.
    /// - Throws: ``Failure`` for settings with a mistake, `TerminalError` when the person cannot be told.
    func remember(
        running entry: EntryDocument?,
        in place: Place,
        of session: ClockifySession
    ) throws {
        let longAfter = try settings().longTimer
        try noteForPrompts {
            let status = CachedStatus(
                account: session.connection.cacheUser,
                origin: place.scope.origin,
                user: place.scope.user,
                workspace: place.scope.workspace,
                checked: Int(now().timeIntervalSince1970.rounded(.down)),
                longAfter: longAfter,
                timer: entry.map { entry in
                    CachedStatus.Timer(
                        id: entry.id,
                        description: entry.description,
                        project: entry.project,
                        start: Int(entry.startDate.timeIntervalSince1970.rounded(.down))
                    )
                }
            )
            try StatusCache(in: UserFolders(environment).cache).keep(status)
        }
    }

    /// Notes which timer runs in the queue, for `status --cached`.
    ///
    /// - Parameters:
    ///   - item: The timer, or nil when none runs in the queue; one that runs in Clockify is still known then.
    ///   - target: Whose queue it is.
    ///   - isStopped: Whether the timer that runs in Clockify was said to have ended.
    /// - Throws: ``Failure`` for settings with a mistake, `TerminalError` when the person cannot be told.
    func remember(
        queued item: QueuedItem?,
        of target: QueueTarget,
        isStopped: Bool = false
    ) throws {
        let longAfter = try settings().longTimer
        let account = target.account
        try noteForPrompts {
            let cache = StatusCache(in: try UserFolders(environment).cache)
            let known = cache.status(of: account)
            if item == nil {
                // Nothing to take back.
                guard let timer = known?.timer, timer.isQueued || isStopped else { return }
            }
            let status = CachedStatus(
                account: account,
                origin: target.origin,
                user: known?.user ?? "",
                workspace: known?.workspace ?? "",
                checked: Int(now().timeIntervalSince1970.rounded(.down)),
                longAfter: longAfter,
                timer: item.map { item in
                    CachedStatus.Timer(
                        id: "",
                        description: item.work.description,
                        project: item.work.project,
                        start: Int(item.start.timeIntervalSince1970),
                        isQueued: true
                    )
                }
            )
            try cache.keep(status, ofQueue: true)
        }
    }

    private func noteForPrompts(_ note: () throws -> Void) throws {
        do {
            try note()
        } catch let failure as Failure {
            // There is no folder for it; nobody without one has a prompt that reads it.
            guard failure.code == "no_home" else { throw failure }
        } catch {
            try console.notice("What runs could not be noted for `timetrack status --cached` (\(error)).")
        }
    }
}
