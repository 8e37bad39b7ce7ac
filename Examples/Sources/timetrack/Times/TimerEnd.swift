import ClockifyAPI
import TimeTrackingKit
import TimetrackKeys
import TimetrackTime

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// When a running timer ends.
enum TimerEnd {
    /// The moment at which a timer is to end.
    ///
    /// - Parameters:
    ///   - running: The timer.
    ///   - phrase: What the user said, or nil for now.
    ///   - now: The present moment.
    ///   - repeated: The options that commands in messages repeat, with a space before each word.
    /// - Returns: A moment at a whole second, not before the start.
    /// - Throws: ``Failure`` for a moment before the start, for one that lies ahead, and when the timer itself begins
    ///   ahead of this machine's clock.
    static func moment(
        of running: Clockify.TimeEntry,
        at phrase: TimePhrase?,
        now: Date,
        repeating repeated: String
    ) throws -> Date {
        let start = LocalTime.text(running.start, now: now)
        guard let phrase else {
            guard running.start <= now else {
                throw Failure(
                    .usage,
                    "clock_behind",
                    "The timer began at \(start), and the clock of this machine says \(LocalTime.text(now, now: now)), so "
                        + "it was set back or is wrong; set it right, or say when the timer ended with `timetrack stop "
                        + "--at TIME\(repeated)`."
                )
            }
            return now.wholeSecond
        }
        // A clock that is behind cannot say what lies ahead.
        let isBehind = running.start > now
        let end =
            isBehind
            ? try phrase.resolved(now: now, of: LocalDay(running.start), after: running.start)
            : try phrase.past(now: now, after: running.start)
        guard end >= running.start else {
            throw Failure(
                .usage,
                "end_before_start",
                "The timer began at \(start), after \(LocalTime.text(end, now: now)); give a later time, change the start "
                    + "with `timetrack log edit running --from TIME\(repeated)`, or drop the timer with "
                    + "`timetrack cancel\(repeated)`."
            )
        }
        return end
    }
}
