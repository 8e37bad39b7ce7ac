import ServerPages
import ServerRelay
import Synchronization

/// The Clockwork timers that were started on the page, because Clockwork lists none.
final class StartedTimers: Sendable {
    private let timers = Mutex<[RunningIssue]>([])

    /// Those that were not stopped on the page, in the order in which they were started.
    var running: [RunningIssue] { timers.withLock(\.self) }

    /// Takes down that a timer was started or stopped.
    func note(_ change: ClockworkTimerChange) {
        timers.withLock { timers in
            timers.removeAll { $0.issueKey == change.issue }
            guard change.kind == .started else { return }
            timers.append(RunningIssue(issueKey: change.issue, comment: change.comment, start: change.time))
        }
    }
}
