#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The Clockify timer.
struct TimerView {
    let runningEntry: RunningView?
    let choices: [Choice]
    let timerReadOnly: Bool

    /// What runs.
    struct RunningView {
        let runningText: String?
        let runningProject: String?
        let elapsedSeconds: Int
        let elapsed: String
    }

    /// A project that a new timer may have.
    struct Choice {
        let choiceID: String
        let choiceName: String
    }

    init(_ contents: WeekContents, names: ProjectNames, now: Date) {
        self.timerReadOnly = contents.clockify.isReadOnly
        self.choices = contents.projects.filter { !$0.isArchived }
            .map { Choice(choiceID: $0.id, choiceName: names.name(of: $0.id)) }
        self.runningEntry = contents.running.map { entry in
            let text = entry.text.map { PageText.shown($0) }
            let seconds = PageSeconds.elapsed(from: entry.start, to: now)
            return RunningView(
                runningText: text.flatMap { $0.isEmpty ? nil : $0 },
                runningProject: entry.projectID.map { names.name(of: $0) },
                elapsedSeconds: seconds,
                elapsed: ClockText.elapsed(seconds)
            )
        }
    }
}

/// A Clockwork timer that runs.
struct RunningIssueView {
    let issueKey: String
    let issueComment: String?
    let issueSeconds: Int
    let issueElapsed: String

    init(_ issue: RunningIssue, now: Date) {
        self.issueKey = PageText.shown(issue.issueKey, atMost: 60)
        self.issueComment = issue.comment.map { PageText.shown($0, atMost: 100) }.flatMap { $0.isEmpty ? nil : $0 }
        self.issueSeconds = PageSeconds.elapsed(from: issue.start, to: now)
        self.issueElapsed = ClockText.elapsed(issueSeconds)
    }
}

/// Whole seconds.
enum PageSeconds {
    /// The seconds from one moment to another, none when it lies ahead, and a century at most.
    static func elapsed(from start: Date, to end: Date) -> Int {
        Int(min(max(0, end.timeIntervalSince(start)), 3_155_760_000))
    }
}
