import ClockworkAPI
import Hummingbird
import ServerRequests
import ServerTokens
import ServerUsers
import TimeTrackingKit

extension Relay {
    var clockworkRoutes: [RelayRoute] {
        [
            RelayRoute(.post, "/api/timers/start") { try await startTimer($0, $1) },
            RelayRoute(.post, "/api/timers/stop") { try await stopTimer($0, $1) },
            RelayRoute(.get, "/api/worklogs") { try await worklogs($0, $1) },
            RelayRoute(.post, "/api/settings/validate") { try await validate($0, $1) },
        ]
    }

    /// Starts a timer: 201 and an empty object.
    private func startTimer(_ request: Request, _ context: ServerRequestContext) async throws -> Response {
        let body = try await request.json(TimerStart.self)
        let (issue, comment) = (try Self.issue(body.issueKey), body.comment?.trimmed)
        // With a comment nobody knows which of the two a refusal repeats.
        let call = UpstreamCall.timer("START_TIMER", repeated: comment == nil ? issue.rawValue : nil)
        try await using(clockwork, to: .write, for: request, context, call) { token in
            try requireWrites(with: token, call)
            try requireAccount(with: token, of: context.caller, call)
            try await upstream.clockworkClient(token).startTimer(issue: issue, comment: comment).get()
            await tell(.started, issue, comment, token, context)
        }
        return .emptyObject(status: .created)
    }

    /// Stops a timer: 200 and an empty object.
    private func stopTimer(_ request: Request, _ context: ServerRequestContext) async throws -> Response {
        let body = try await request.json(TimerStop.self)
        let issue = try Self.issue(body.issueKey)
        let call = UpstreamCall.timer("STOP_TIMER", repeated: issue.rawValue)
        try await using(clockwork, to: .write, for: request, context, call) { token in
            try requireWrites(with: token, call)
            try requireAccount(with: token, of: context.caller, call)
            try await upstream.clockworkClient(token).stopTimer(issue: issue).get()
            await tell(.stopped, issue, nil, token, context)
        }
        return .emptyObject()
    }

    /// Lets nobody change anything with the shared token unless the rules allow it.
    ///
    /// - Throws: ``ServerRequests/RequestFailure`` with the status 403.
    func requireWrites(with token: TokenForRequest, _ call: UpstreamCall) throws(RequestFailure) {
        guard token.isShared, !rules.allowsWrites else { return }
        throw RequestFailure(
            .forbidden,
            call.forbidden,
            "The shared token of this server changes nothing at \(call.serviceName); \(call.advice)."
        )
    }

    /// Lets nobody work as the owner of the shared token who may not do so for anybody.
    ///
    /// - Throws: ``ServerRequests/RequestFailure`` with the status 403.
    private func requireAccount(
        with token: TokenForRequest,
        of caller: Caller,
        _ call: UpstreamCall
    ) throws(RequestFailure) {
        guard token.isShared, rules.accounts(at: .clockwork, for: caller).isEmpty else { return }
        throw RequestFailure(
            .forbidden,
            call.forbidden,
            "The shared token of this server is not for your timers; \(call.advice)."
        )
    }

    /// Tells whoever remembers timers, unless the timer is that of the shared token's owner or of nobody known.
    private func tell(
        _ kind: ClockworkTimerChange.Kind,
        _ issue: Clockwork.IssueKey,
        _ comment: String?,
        _ token: TokenForRequest,
        _ context: ServerRequestContext
    ) async {
        guard let onTimerChange, let user = context.caller.user, !token.isShared else { return }
        await onTimerChange(
            ClockworkTimerChange(kind: kind, issue: issue.rawValue, comment: comment, user: user, time: now())
        )
    }

    private static func issue(_ text: String) throws(RequestFailure) -> Clockwork.IssueKey {
        do {
            return try Clockwork.IssueKey(text)
        } catch {
            throw .badRequest("issueKey is no key of an issue; send the project's key, a hyphen and a number.")
        }
    }
}

private struct TimerStart: KnownFields {
    static let fieldNames: Set<String> = ["issueKey", "comment"]

    var issueKey: String
    var comment: String?
}

private struct TimerStop: KnownFields {
    static let fieldNames: Set<String> = ["issueKey"]

    var issueKey: String
}
