import ClockworkAPI
import HTTPTypes
import Hummingbird
import ServerRequests
import ServerUsers
import TimeTrackingKit

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension Relay {
    /// Says whether Clockwork takes a token that is about to be saved.
    ///
    /// No other token is ever tried in its place.
    func validate(_ request: Request, _ context: ServerRequestContext) async throws -> Response {
        let body = try await request.json(TokenValidation.self)
        let secret = try body.clockworkApiToken.secret("clockworkApiToken")
        guard let accountID = try atlassianAccount(body.accountId) else {
            throw RequestFailure.badRequest("accountId is empty; send the Atlassian account that the token is for.")
        }
        try admitTokenTest(of: context.caller)
        let failure = try await testClockwork(secret, accountID, context)
        return try .json(Validity(valid: failure == nil, message: failure?.message))
    }

    /// Tests a token with one cheap call.
    ///
    /// - Returns: Why Clockwork does not take it, or nil when it does.
    /// - Throws: ``ServerRequests/RequestFailure`` when that cannot be found out, or `CancellationError`.
    func testClockwork(
        _ secret: Secret,
        _ accountID: String?,
        _ context: ServerRequestContext
    ) async throws -> RequestFailure? {
        context.notes.tokenSource = "provided"
        let call = UpstreamCall.test(.clockwork)
        do {
            let tokens = FixedTokenProvider(Credential(secret: secret))
            _ = try await worklogs(of: accountID, on: today, with: tokens)
            noteTest(of: secret, .clockwork, context, "ok")
            return nil
        } catch {
            let failure = call.failure(error, in: .call(isShared: false), for: context.caller)
            guard let refusal = failure as? RequestFailure else { throw failure }
            noteTest(of: secret, .clockwork, context, refusal.code)
            guard [401, 403].contains(refusal.status.code) else { throw refusal }
            return refusal
        }
    }

    /// The day that it is in UTC.
    private var today: Clockwork.CalendarDay {
        get throws {
            try Clockwork.CalendarDay(String(Moment.text(now()).prefix(10)))
        }
    }
}

private struct TokenValidation: KnownFields {
    static let fieldNames: Set<String> = ["accountId", "clockworkApiToken"]

    var accountId: String
    var clockworkApiToken: EnteredToken
}

private struct Validity: Encodable {
    var valid: Bool
    var message: String?
}
