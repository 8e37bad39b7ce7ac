import Foundation
import Testing
import TimeTrackingSandbox

/// The web platform's calls, by three users: one with an own key, one without who gets the server's, and one who
/// disconnected.
@Suite(.timeLimit(.minutes(3)))
struct SystemDCallsTests {
    private static let integration = "/api/clockify/integration"
    private static let workspace = ServerFixture.workspace

    private func withPlatform(
        _ body: @escaping @Sendable (ServerFixture) async throws -> Void
    ) async throws {
        let end = try await ServerFixture.run(
            variables: [
                "CLOCKIFY_API_KEY": ServerFixture.Token.sharedClockify, "CLOCKIFY_WORKSPACE_ID": Self.workspace,
            ]
        ) { fixture in
            try await body(fixture)
        }
        #expect(end.status == 0)
    }

    private func expect(_ call: PlanCall, _ fixture: ServerFixture) async throws {
        let reply = try await call.byCurl(fixture.server.address)
        #expect(reply == call.expected, "\(call.method) \(call.path)")
    }

    @Test func servesAUserWithTheOwnKey() async throws {
        try await withPlatform { fixture in
            let session = try await fixture.session(of: "ada")
            let connected = #"{"configured":true,"source":"user","workspaceId":"\#(Self.workspace)"}"#
            let key = ServerFixture.Token.graceClockify
            try await expect(
                PlanCall(
                    path: Self.integration,
                    bearer: session,
                    body: #"{"apiKey": "\#(key)", "workspaceId": "\#(Self.workspace)"}"#,
                    status: 200,
                    answer: connected
                ),
                fixture
            )
            // A second one takes the place of the first.
            try await expect(
                PlanCall(
                    path: Self.integration,
                    bearer: session,
                    body: #"{"apiKey": "\#(ServerFixture.Token.adaClockify)", "workspaceId": "\#(Self.workspace)"}"#,
                    status: 200,
                    answer: connected
                ),
                fixture
            )
            try await expect(
                PlanCall(method: "GET", path: Self.integration, bearer: session, status: 200, answer: connected),
                fixture
            )
            try await expect(
                PlanCall(
                    method: "GET",
                    path: "/api/clockify/user",
                    bearer: session,
                    status: 200,
                    answer: #"{"id":"ac0000000000000000000001","name":"Ada Lovelace","shared":false,"#
                        + #""timeZone":"Europe/Berlin","workspaceId":"\#(Self.workspace)"}"#
                ),
                fixture
            )
        }
    }

    @Test func servesAUserWithoutAKeyFromTheServersWorkspace() async throws {
        try await withPlatform { fixture in
            let session = try await fixture.session(of: "demo")
            try await expect(
                PlanCall(
                    method: "GET",
                    path: Self.integration,
                    bearer: session,
                    status: 200,
                    answer: #"{"configured":false,"source":"shared","workspaceId":"\#(Self.workspace)"}"#
                ),
                fixture
            )
            let projects = PlanCall(
                method: "GET",
                path: "/api/clockify/projects",
                bearer: session,
                status: 200,
                answer: ""
            )
            let reply = try await projects.byCurl(fixture.server.address)
            #expect(reply.status == 200)
            #expect(reply.body.contains(#""name":"Bernoulli Numbers""#))
            // The profile of the key's owner is for nobody else.
            try await expect(
                PlanCall(
                    method: "GET",
                    path: "/api/clockify/user",
                    bearer: session,
                    status: 200,
                    answer: #"{"shared":true,"workspaceId":"\#(Self.workspace)"}"#
                ),
                fixture
            )
        }
    }

    @Test func servesNobodyWhoDisconnectedUntilTheyWantIt() async throws {
        try await withPlatform { fixture in
            let session = try await fixture.session(of: "grace")
            try await fixture.connectAda(session)
            try await expect(
                PlanCall(
                    method: "DELETE",
                    path: Self.integration,
                    bearer: session,
                    status: 200,
                    answer: #"{"configured":false}"#
                ),
                fixture
            )
            try await expect(
                PlanCall(
                    method: "GET",
                    path: Self.integration,
                    bearer: session,
                    status: 200,
                    answer: #"{"configured":false,"disconnected":true,"source":"none"}"#
                ),
                fixture
            )
            let projects = PlanCall(
                method: "GET",
                path: "/api/clockify/projects",
                bearer: session,
                status: 401,
                answer: #"{"error":"CLOCKIFY_NOT_CONNECTED","message":"There is no Clockify token for this request; "#
                    + #"connect your Clockify key on this server's page.","statusCode":401}"#
            )
            try await expect(projects, fixture)
            try await expect(
                PlanCall(
                    path: "/api/clockify/shared-token",
                    bearer: session,
                    body: #"{"use": true}"#,
                    status: 200,
                    answer: #"{"configured":false,"source":"shared","workspaceId":"\#(Self.workspace)"}"#
                ),
                fixture
            )
            #expect(try await projects.byCurl(fixture.server.address).status == 200)
        }
    }

    @Test(arguments: [("GET", ""), ("POST", #"{"apiKey": "k", "workspaceId": "w"}"#), ("DELETE", "")])
    func asksForASignIn(method: String, body: String) async throws {
        try await withPlatform { fixture in
            try await expect(
                PlanCall(
                    method: method,
                    path: Self.integration,
                    body: body.isEmpty ? nil : body,
                    status: 401,
                    answer: #"{"error":"UNAUTHORIZED","message":"Nobody is signed in; sign in and try again.","#
                        + #""statusCode":401}"#
                ),
                fixture
            )
        }
    }
}
