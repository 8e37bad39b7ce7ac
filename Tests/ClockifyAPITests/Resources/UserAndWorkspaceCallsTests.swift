import ClockifyAPI
import HTTPTypes
import Testing
import TimeTrackingKit
import TimeTrackingTesting

@Suite
struct UserAndWorkspaceCallsTests {
    @Test
    func theKeyTravelsInItsOwnHeader() async throws {
        let transport = StubTransport(
            .response(json: #"{"id": "u1", "name": "Ada", "settings": {"timeZone": "Europe/Berlin"}}"#)
        )
        let user = try await Clockify.Client.test(transport).user()
        #expect(user.name == "Ada")
        #expect(user.timeZone == "Europe/Berlin")
        #expect(transport.targets == ["GET /api/v1/user"])
        let authorization = try #require(transport.exchanges.first?.authorization)
        #expect(authorization.name.canonicalName == "x-api-key")
        #expect(authorization.scheme == nil)
        #expect(authorization.secret == .testing(canary))
    }

    @Test
    func workspacesComeAtOnce() async throws {
        let transport = StubTransport(.response(json: #"[{"id": "w1", "name": "Home"}, {"id": "w2", "name": "Work"}]"#))
        #expect(try await Clockify.Client.test(transport).workspaces().map(\.name) == ["Home", "Work"])
        #expect(transport.targets == ["GET /api/v1/workspaces"])
    }

    @Test
    func anotherEndpointKeepsItsPrefix() async throws {
        let transport = StubTransport(.response(json: "[]"))
        let client = Clockify.Client.test(transport, endpoint: try ServiceEndpoint("https://euc1.clockify.me/api/v1/"))
        _ = try await client.workspaces()
        #expect(transport.exchanges.first?.request.authority == "euc1.clockify.me")
        #expect(transport.targets == ["GET /api/v1/workspaces"])
    }

    @Test
    func printingAClientShowsNoKey() {
        let client = Clockify.Client.test(StubTransport())
        var text = "\(client) \(String(reflecting: client))"
        dump(client, to: &text)
        #expect(!text.contains("canary"))
    }
}
