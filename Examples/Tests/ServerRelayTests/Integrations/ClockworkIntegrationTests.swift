import HTTPTypes
import ServerTokens
import ServerUsers
import Synchronization
import Testing
import TimeTrackingKit
import TimeTrackingSandbox
import TimeTrackingTesting

@Suite struct ClockworkIntegrationTests {
    let path = "/api/clockwork/integration"
    let token = RelayFixture.Token.adaClockwork

    @Test func `a token is checked, saved and then used without a header`() async throws {
        let fixture = RelayFixture()
        let json = #"{"apiToken":"\#(token)","accountId":"712020:ada"}"#
        let reply = try await fixture.send(.post, path, as: "ada", json: json)
        #expect(reply.text == #"{"accountId":"712020:ada","configured":true,"source":"user"}"#)
        #expect(try await fixture.send(.get, path, as: "ada").text == reply.text)
        let saved = try #require(try await fixture.credential("ada", .clockwork))
        #expect(saved.attributes["origin"] == "https://api.clockwork.report")
        let start = try await fixture.send(.post, "/api/timers/start", as: "ada", json: #"{"issueKey":"ENGINE-1"}"#)
        #expect(start.status == .created)
    }

    @Test func `a token that is refused is not saved`() async throws {
        let fixture = RelayFixture()
        let reply = try await fixture.send(.post, path, as: "ada", json: #"{"apiToken":"no-such-token"}"#)
        #expect(reply.status == .unprocessableContent)
        #expect(reply.error == "INVALID_KEY")
        #expect(try await fixture.credential("ada", .clockwork) == nil)
        let unchecked = try await fixture.send(
            .post,
            "\(path)?verify=false",
            as: "ada",
            json: #"{"apiToken":"no-such-token"}"#
        )
        #expect(unchecked.status == .ok)
    }

    @Test func `a header does not count as the user's own token`() async throws {
        let fixture = RelayFixture()
        let reply = try await fixture.send(.get, path, as: "ada", token: token)
        #expect(reply.text == #"{"configured":false,"source":"none"}"#)
    }

    @Test func `the two services are disconnected one by one`() async throws {
        let fixture = RelayFixture()
        try await fixture.connect("ada", to: .clockify, RelayFixture.Token.adaClockify)
        try await fixture.connect("ada", to: .clockwork, token)
        #expect(try await fixture.send(.delete, path, as: "ada").text == #"{"configured":false}"#)
        #expect(try await fixture.credential("ada", .clockwork) == nil)
        #expect(try await fixture.credential("ada", .clockify) != nil)
        let clockify = try await fixture.send(.get, "/api/clockify/integration", as: "ada")
        #expect(clockify.object["disconnected"] == nil)
        let wish = try await fixture.send(.post, "/api/clockwork/shared-token", as: "ada", json: #"{"use":true}"#)
        #expect(wish.text == #"{"configured":false,"source":"none"}"#)
    }
}
