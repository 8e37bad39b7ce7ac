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
        do {
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
        } catch let failure as Failure {
            // There is no folder for it; nobody without one has a prompt that reads it.
            guard failure.code == "no_home" else { throw failure }
        } catch {
            try console.notice("What runs could not be noted for `timetrack status --cached` (\(error)).")
        }
    }
}
