#if canImport(FoundationEssentials)
package import FoundationEssentials
#else
package import Foundation
#endif

/// A time entry as a screen shows it.
package struct ScreenEntry: Sendable, Hashable {
    /// What was done, or nil when nothing was said.
    package var description: String?

    /// The name of the project, or nil for none.
    package var project: String?

    /// When it began.
    package var start: Date

    /// When it ended, or nil while it runs.
    package var end: Date?

    package init(description: String?, project: String?, start: Date, end: Date?) {
        self.description = description
        self.project = project
        self.start = start
        self.end = end
    }

    /// How long it has taken, in whole seconds; 0 for one that begins in the future.
    package func seconds(at now: Date) -> Int {
        max(0, Int((end ?? now).timeIntervalSince(start).rounded(.down)))
    }
}

/// What was learned from the service.
package struct ScreenContents: Sendable, Hashable {
    /// The timeframe that was asked about.
    package var timeframe: Timeframe

    /// The entries of the days that are known, oldest first, the running one among them.
    package var entries: [ScreenEntry]

    /// The entry of the running timer, or nil when none runs.
    package var running: ScreenEntry?

    /// The timer that runs in the queue of this machine, or nil when none does.
    package var queued: ScreenEntry?

    /// What a person can do about the timer in the queue, to stand after a semicolon.
    package var queuedAdvice = "`timetrack stop --queue` ends it, `timetrack queue push` sends it"

    /// When it was learned.
    package var date: Date

    package init(
        _ timeframe: Timeframe,
        entries: [ScreenEntry],
        running: ScreenEntry?,
        queued: ScreenEntry? = nil,
        date: Date
    ) {
        self.timeframe = timeframe
        self.entries = entries
        self.running = running
        self.queued = queued
        self.date = date
    }
}
