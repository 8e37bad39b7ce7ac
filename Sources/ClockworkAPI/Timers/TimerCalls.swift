import HTTPTypes
import TimeTrackingKit

extension Clockwork.Client {
    /// Starts a timer on an issue for the owner of the token.
    ///
    /// Clockwork measures the time itself; whether other timers of the same user stop is a setting of the Jira site. No
    /// call lists running timers: a program that wants to know them keeps a ``Clockwork/TimerLedger``.
    ///
    /// - Parameters:
    ///   - issue: The issue.
    ///   - comment: What is being done, or nil to say nothing about it.
    /// - Returns: Whether it was done, which any status 2xx says whatever stands in the answer; refused when there is no
    ///   such issue or its timer already runs.
    /// - Throws: ``TimeTrackingKit/APIError`` for everything but status 422. After the code `transport` with the delivery
    ///   `unknown` the timer may be running.
    public func startTimer(
        issue: Clockwork.IssueKey,
        comment: String? = nil
    ) async throws -> Clockwork.TimerOutcome {
        try await change("Clockwork.startTimer", "start_timer", TimerBody(issueKey: issue.rawValue, comment: comment))
    }

    /// Stops the timer on an issue, which becomes a worklog.
    ///
    /// - Parameter issue: The issue on which the timer was started.
    /// - Returns: Whether it was done, which any status 2xx says whatever stands in the answer; refused when no timer runs
    ///   on the issue or there is no such issue.
    /// - Throws: ``TimeTrackingKit/APIError`` for everything but status 422. After the code `transport` with the delivery
    ///   `unknown` the timer may have been stopped.
    public func stopTimer(issue: Clockwork.IssueKey) async throws -> Clockwork.TimerOutcome {
        try await change("Clockwork.stopTimer", "stop_timer", TimerBody(issueKey: issue.rawValue, comment: nil))
    }

    private func change(_ operation: String, _ path: String, _ body: TimerBody) async throws -> Clockwork.TimerOutcome {
        var request = APIRequest(operation, .post, [path])
        try request.encode(body)
        do {
            return .accepted(Clockwork.TimerAnswer(body: try await session.send(request).body))
        } catch let error as APIError where error.status == 422 {
            return .refused(error)
        }
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
