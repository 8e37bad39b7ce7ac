import ClockifyAPI
import HTTPTypes
import Testing
import TimeTrackingKit
import TimeTrackingTesting

@Suite
struct SiteTests {
    @Test
    func global() {
        #expect(Clockify.Site.global.api.description == "https://api.clockify.me/api/v1")
        #expect(Clockify.Site.global.reports.description == "https://reports.api.clockify.me/v1")
        #expect(Clockify.Site.global.auditLog.description == "https://auditlog-api.api.clockify.me/v1")
    }

    @Test(arguments: [
        (Clockify.Region.germany, "euc1"), (.unitedStates, "use2"), (.unitedKingdom, "euw2"), (.australia, "apse2"),
    ])
    func regions(region: Clockify.Region, label: String) throws {
        let site = Clockify.Site.regional(region)
        #expect(site.api.description == "https://\(label).clockify.me/api/v1")
        #expect(site.reports.description == "https://\(label).clockify.me/report/v1")
        let own = Clockify.Site.regional(region, subdomain: try Clockify.Subdomain("Acme-2"))
        #expect(own.api == site.api)
        #expect(own.reports.description == "https://acme-2.clockify.me/report/v1")
    }

    @Test
    func developer() {
        #expect(Clockify.Site.developer.api.description == "https://developer.clockify.me/api/v1")
        #expect(Clockify.Site.developer.reports.description == "https://developer.clockify.me/report/v1")
    }

    @Test
    func aHostOfOnesOwnGetsEverything() throws {
        let site = Clockify.Site(api: try ServiceEndpoint("http://127.0.0.1:8080/api/v1"))
        #expect(site.reports.description == "http://127.0.0.1:8080/report/v1")
        #expect(site.auditLog.description == "http://127.0.0.1:8080/auditlog/v1")
        let similar = Clockify.Site(api: try ServiceEndpoint("https://evilclockify.me/api/v1"))
        #expect(similar.auditLog.origin.host == "evilclockify.me")
    }

    @Test(
        "No text but a DNS label becomes part of a host",
        arguments: [
            "", "-a", "a-", "a.b", "a/b", "a@b", "a#b", "a:1", "a b", "ä", "evil.com/", "evil.com#", "a\u{0}", "%2e",
            String(repeating: "a", count: 64),
        ]
    )
    func labels(text: String) {
        let error = #expect(throws: APIError.self) { try Clockify.Subdomain(text) }
        #expect(error?.code == .invalidEndpoint)
    }

    @Test
    func aLabelOfFullLength() throws {
        #expect(try Clockify.Subdomain(String(repeating: "a", count: 63)).description.count == 63)
    }

    @Test
    func aTokenForTheAPIMayGoToTheReportsOfItsSiteAndToNoOtherHost() async throws {
        let transport = StubTransport { _ in .response(json: "{}") }
        let credential = Credential(
            secret: .testing(canary),
            attributes: [CredentialAttribute.origin: "https://api.clockify.me"]
        )
        let own = Clockify.Client(transport: transport, tokens: FixedTokenProvider(credential))
        try await own.send(Clockify.Operation(.post, "/v1/reports", host: .reports))
        #expect(transport.exchanges.map(\.request.authority) == ["reports.api.clockify.me"])
        let other = Clockify.Client(
            site: .regional(.germany),
            transport: transport,
            tokens: FixedTokenProvider(credential)
        )
        let error = await failure { try await other.send(Clockify.Operation(.post, "/v1/reports", host: .reports)) }
        #expect(error?.code == .originMismatch)
        #expect(transport.exchanges.count == 1)
    }

    @Test
    func oneKindOfTokenAtATime() async throws {
        let transport = StubTransport { _ in .response(json: "{}") }
        let tokens = FixedTokenProvider(Credential(secret: .testing(canary)))
        try await Clockify.Client(transport: transport, tokens: tokens).send(Clockify.Operation(.get, "/v1/user"))
        try await Clockify.Client(transport: transport, tokens: tokens, tokenKind: .addOn)
            .send(Clockify.Operation(.get, "/v1/user"))
        #expect(transport.exchanges.map { $0.authorization?.name.rawName } == ["X-Api-Key", "X-Addon-Token"])
    }
}
