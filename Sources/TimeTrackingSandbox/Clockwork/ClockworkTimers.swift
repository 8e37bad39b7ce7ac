#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Starting and stopping. There is no call that tells which timers run.
extension Clockwork {
    @Sendable
    static func start(_ request: ClockworkRequest, _ content: inout Content) throws(ClockworkFailure) -> Answer {
        let texts = try request.texts()
        let issue = try issue(texts("issue_key"), content)
        let author = request.account.atlassianID
        let mine = content.timers.filter { $0.author == author }
        guard !mine.contains(where: { $0.issue == issue.id }) else {
            throw .timerState("A timer for \(issue.key) runs already.")
        }
        if !content.allowsSeveralTimers {
            for timer in mine { finish(timer, at: request.call.now, &content) }
        }
        content.timers.append(
            Content.Timer(issue: issue.id, author: author, started: request.call.now, comment: texts("comment"))
        )
        return message("Timer started", "The timer for \(issue.key) has been started.")
    }

    @Sendable
    static func stop(_ request: ClockworkRequest, _ content: inout Content) throws(ClockworkFailure) -> Answer {
        let issue = try issue(try request.texts()("issue_key"), content)
        let author = request.account.atlassianID
        guard let timer = content.timers.first(where: { $0.author == author && $0.issue == issue.id }) else {
            throw .timerState("No timer for \(issue.key) runs.")
        }
        finish(timer, at: request.call.now, &content)
        return message("Timer stopped", "The timer for \(issue.key) has been stopped.")
    }

    private static func issue(_ key: String?, _ content: Content) throws(ClockworkFailure) -> Content.Issue {
        guard let key, !key.isEmpty else { throw .missingIssueKey }
        guard let issue = content.issues.first(where: { $0.key == key }) else { throw .unknownIssue(key) }
        return issue
    }

    /// Ends a timer and records what it measured, unless that is too short.
    private static func finish(_ timer: Content.Timer, at now: Date, _ content: inout Content) {
        content.timers.removeAll { $0 == timer }
        let seconds = max(0, Timestamp.seconds(of: now) - Timestamp.seconds(of: timer.started))
        guard seconds >= content.shortestWorklog else { return }
        content.worklogs.append(
            Content.Worklog(
                id: content.newWorklogIdentifier(),
                issue: timer.issue,
                author: timer.author,
                started: timer.started,
                seconds: seconds,
                comment: timer.comment,
                isFromTimer: true
            )
        )
    }

    private static func message(_ title: String, _ body: String) -> Answer {
        Answer(json: ["messages": [["title": .string(title), "body": .string(body), "type": "success"]]])
    }
}
