import ClockifyAPI
import HTTPTypes
import Hummingbird
import ServerRequests
import ServerTokens
import ServerUsers
import TimeTrackingKit

extension Relay {
    var clockifyIntegrationRoutes: [RelayRoute] {
        let path = "/api/clockify/integration"
        return [
            RelayRoute(.get, path) { _, context in try await clockifyIntegration(context) },
            RelayRoute(.post, path) { try await connectClockify($0, $1) },
            RelayRoute(.delete, path) { _, context in try await disconnect(clockify, context) },
            RelayRoute(.post, "/api/clockify/shared-token") { request, context in
                try await allowSharedToken(clockify, request, context)
                return try await clockifyIntegration(context)
            },
            RelayRoute(.post, "/api/clockify/workspaces") { try await workspacesOfEnteredKey($0, $1) },
        ]
    }

    private func clockifyIntegration(_ context: ServerRequestContext) async throws -> Response {
        let connection = try await connection(clockify, context)
        let isShared = connection.source == "shared"
        return try .json(
            ClockifyIntegration(
                configured: connection.isOwn,
                source: connection.source,
                workspaceId: isShared ? rules.workspaceID : connection.attributes[CredentialAttribute.workspaceID],
                disconnected: connection.isDisconnected ? true : nil
            )
        )
    }

    /// Saves the user's own key, which is tested first unless the query says otherwise.
    private func connectClockify(_ request: Request, _ context: ServerRequestContext) async throws -> Response {
        let standing = try standing(clockify, context)
        let isVerified = try wantsVerification(request)
        let body = try await request.json(ClockifyKey.self)
        let secret = try body.apiKey.secret("apiKey")
        let workspace = try Clockify.WorkspaceID.require(body.workspaceId, "workspaceId")
        try admitTokenTest(of: context.caller)
        if isVerified {
            let workspaces = try await workspaces(of: secret, context)
            guard workspaces.contains(where: { $0.id.rawValue.lowercased() == workspace.rawValue }) else {
                throw RequestFailure(
                    .unprocessableContent,
                    "INVALID_WORKSPACE",
                    "The key does not belong to this workspace; choose one of those that the key has."
                )
            }
        }
        let attributes = [CredentialAttribute.workspaceID: workspace.rawValue]
        try await save(secret, for: upstream.clockify.api.origin, attributes, clockify, context, since: standing)
        return try await clockifyIntegration(context)
    }

    /// Lists the workspaces of a key that is being entered and is not saved.
    private func workspacesOfEnteredKey(_ request: Request, _ context: ServerRequestContext) async throws -> Response {
        _ = try user(of: context)
        let secret = try await request.json(EnteredKey.self).apiKey.secret("apiKey")
        try admitTokenTest(of: context.caller)
        return try .json(WorkspaceList(try await workspaces(of: secret, context)))
    }

    /// Tests a key with one cheap call.
    ///
    /// - Returns: The workspaces of the key.
    /// - Throws: ``ServerRequests/RequestFailure``, with the status 422 when Clockify does not take the key.
    private func workspaces(of secret: Secret, _ context: ServerRequestContext) async throws -> [Clockify.Workspace] {
        context.notes.tokenSource = "provided"
        do {
            let client = upstream.clockifyClient(FixedTokenProvider(Credential(secret: secret)))
            let workspaces = try await client.workspaces()
            noteTest(of: secret, .clockify, context, "ok")
            return workspaces
        } catch {
            let failure = UpstreamCall.test(.clockify).failure(error, in: .call(isShared: false), for: context.caller)
            guard let refusal = failure as? RequestFailure else { throw failure }
            noteTest(of: secret, .clockify, context, refusal.code)
            guard [401, 403].contains(refusal.status.code) else { throw refusal }
            throw RequestFailure(.unprocessableContent, "INVALID_KEY", refusal.message)
        }
    }
}

private struct ClockifyKey: KnownFields {
    static let fieldNames: Set<String> = ["apiKey", "workspaceId"]

    var apiKey: EnteredToken
    var workspaceId: String
}

private struct EnteredKey: KnownFields {
    static let fieldNames: Set<String> = ["apiKey"]

    var apiKey: EnteredToken
}

private struct ClockifyIntegration: Encodable {
    var configured: Bool
    var source: String
    var workspaceId: String?
    var disconnected: Bool?
}
