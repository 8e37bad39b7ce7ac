import ClockifyAPI
import TimetrackKeys
import TimetrackPrompt
import TimetrackRecords
import TimetrackSettings
import TimetrackStatus
import TimetrackTime

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The timer that runs at a moment, if one does, and whether it looks forgotten.
struct RunningTimer {
    let entry: EntryDocument?
    let longAfter: Int
    let now: Date
    /// What commands in messages repeat, with a space before each word.
    let repeated: String

    /// Whether it has been running for so long that it looks forgotten.
    var isLong: Bool { entry.map { $0.seconds > longAfter } ?? false }

    /// What templates can say of it, or nil when none runs.
    var fields: TimerFields? {
        entry.map { entry in
            let moment = Int(now.timeIntervalSince1970.rounded(.down))
            let timer = CachedStatus.Timer(
                id: entry.id,
                description: entry.description,
                project: entry.project,
                start: Int(entry.startDate.timeIntervalSince1970.rounded(.down))
            )
            return TimerFields(timer, longAfter: longAfter, now: moment)
        }
    }

    /// Asks Clockify, notes the answer for prompts, and says what is odd about it.
    static func find(
        _ connection: ConnectionOptions,
        _ workspace: WorkspaceOptions,
        _ context: Context
    ) async throws -> RunningTimer {
        try await ClockifySession.open(connection, workspace, context) { session in
            let (place, document, now) = try await context.console.working(on: "Asking Clockify") { _ in
                let place = try await session.place()
                let now = context.now()
                let entry = try await session.client.runningTimeEntry(in: place.workspace, user: place.user.id)
                let project = try await session.projectName(entry?.projectID, in: place.workspace)
                return (place, entry.map { EntryDocument($0, project: project, now: now) }, now)
            }
            try context.remember(running: document, in: place, of: session)
            let timer = RunningTimer(
                entry: document,
                longAfter: try context.settings().longTimer,
                now: now,
                repeated: session.repeated
            )
            if let oddity = timer.oddity { try context.console.notice(oddity) }
            return timer
        }
    }

    /// What a person should look at, in a sentence, or nil when nothing is odd.
    var oddity: String? {
        guard let entry else { return nil }
        let since = PastMoment.text(entry.startDate, now: now)
        if entry.startDate > now {
            return "The timer begins at \(since), which is in the future; was the clock of this machine set back?"
        }
        guard isLong else { return nil }
        let hours = Hours.text(seconds: entry.seconds)
        // It may be run on another day than today.
        let end = CommandLineText.word(TimePhrase.text(of: PastMoment.likelyEnd(of: entry.startDate, now: now)))
        return "The timer has been running since \(since), \(hours): did the laptop sleep? "
            + "`timetrack stop --at \(end)\(repeated)` ends it at that moment."
    }
}

/// The answer of `status` in JSON.
struct TimerStatusDocument: Encodable {
    /// The timer, or nil when none runs.
    var timer: TimerDocument
    var isLong: Bool
    /// The timer that runs in the queue, or nil when none does.
    var queued: QueuedItemDocument?

    init(_ running: RunningTimer, _ queued: QueuedItem?) {
        self.timer = TimerDocument(entry: running.entry)
        self.isLong = running.isLong
        self.queued = queued.map { QueuedItemDocument($0) }
    }

    private enum CodingKeys: String, CodingKey {
        case isLong = "long"
        case queued
    }

    func encode(to encoder: any Encoder) throws {
        try timer.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(isLong, forKey: .isLong)
        try container.encode(queued, forKey: .queued)
    }
}
