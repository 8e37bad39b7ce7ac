import HTTPTypes
import TimeTrackingKit

extension Clockwork.Client {
    /// Starts a timer on an issue for the owner of the token.
    ///
    /// Clockwork measures the time itself; whether other timers of the same user stop is a setting of the Jira site.
    ///
    /// - Parameters:
    ///   - issue: The issue.
    ///   - comment: What is being done, or nil to say nothing about it.
    /// - Returns: What Clockwork says about it.
    /// - Throws: ``TimeTrackingKit/APIError``, with the code `validation` when there is no such issue or its timer
    ///   already runs. After the code `transport` with the delivery `unknown` the timer may be running.
    @discardableResult
    public func startTimer(
        issue: Clockwork.IssueKey,
        comment: String? = nil
    ) async throws -> Clockwork.TimerAnswer {
        var request = APIRequest("Clockwork.startTimer", .post, ["start_timer"])
        try request.encode(TimerBody(issueKey: issue.rawValue, comment: comment))
        return try await session.value(of: request)
    }

    /// Stops the timer on an issue, which becomes a worklog.
    ///
    /// - Parameter issue: The issue on which the timer was started.
    /// - Returns: What Clockwork says about it.
    /// - Throws: ``TimeTrackingKit/APIError``, with the code `validation` when no timer runs on the issue or there is no
    ///   such issue.
    @discardableResult
    public func stopTimer(issue: Clockwork.IssueKey) async throws -> Clockwork.TimerAnswer {
        var request = APIRequest("Clockwork.stopTimer", .post, ["stop_timer"])
        try request.encode(TimerBody(issueKey: issue.rawValue, comment: nil))
        return try await session.value(of: request)
    }
}

private struct TimerBody: Encodable {
    var issueKey: String
    var comment: String?

    enum CodingKeys: String, CodingKey {
        case issueKey = "issue_key"
        case comment
    }
}
