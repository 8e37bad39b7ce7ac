import HTTPTypes
import Hummingbird
import ServerRequests
import ServerTokens
import ServerUsers
import TimeTrackingKit

extension Relay {
    /// The name of the attribute with the Atlassian account that a Clockwork token is for.
    static let accountIDAttribute = "account_id"

    var clockworkIntegrationRoutes: [RelayRoute] {
        let path = "/api/clockwork/integration"
        return [
            RelayRoute(.get, path) { _, context in try await clockworkIntegration(context) },
            RelayRoute(.post, path) { try await connectClockwork($0, $1) },
            RelayRoute(.delete, path) { _, context in try await disconnect(clockwork, context) },
            RelayRoute(.post, "/api/clockwork/shared-token") { request, context in
                try await allowSharedToken(clockwork, request, context)
                return try await clockworkIntegration(context)
            },
        ]
    }

    private func clockworkIntegration(_ context: ServerRequestContext) async throws -> Response {
        let connection = try await connection(clockwork, context)
        return try .json(
            ClockworkIntegration(
                configured: connection.isOwn,
                source: connection.source,
                accountId: connection.attributes[Self.accountIDAttribute],
                disconnected: connection.isDisconnected ? true : nil
            )
        )
    }

    /// Saves the user's own token, which is tested first unless the query says otherwise.
    private func connectClockwork(_ request: Request, _ context: ServerRequestContext) async throws -> Response {
        let standing = try standing(clockwork, context)
        let isVerified = try wantsVerification(request)
        let body = try await request.json(ClockworkToken.self)
        let secret = try body.apiToken.secret("apiToken")
        let accountID = try atlassianAccount(body.accountId)
        try admitTokenTest(of: context.caller)
        if isVerified, let refusal = try await testClockwork(secret, accountID, context) {
            throw RequestFailure(.unprocessableContent, "INVALID_KEY", refusal.message)
        }
        var attributes: [String: String] = [:]
        attributes[Self.accountIDAttribute] = accountID
        try await save(secret, for: upstream.clockwork.origin, attributes, clockwork, context, since: standing)
        return try await clockworkIntegration(context)
    }
}

private struct ClockworkToken: KnownFields {
    static let fieldNames: Set<String> = ["apiToken", "accountId"]

    var apiToken: EnteredToken
    var accountId: String?
}

private struct ClockworkIntegration: Encodable {
    var configured: Bool
    var source: String
    var accountId: String?
    var disconnected: Bool?
}
