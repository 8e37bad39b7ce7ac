import Foundation
import HTTPTypes
import Testing

@testable import TimeTrackingSandbox

@Suite struct FaultRuleTests {
    private typealias Rule = Sandbox.Faults.Rule

    @Test func aRuleHoldsForTheNextRequestsAndThenIsGone() throws {
        var session = try SandboxSession()
        session.sandbox.faults.rules = [Rule(.answer(.internalError), next: 2)]
        for _ in 0..<2 {
            let answer = session.send(.get, "/api/v1/user")
            #expect(answer.status == 500)
            #expect(try answer.json["message"] != nil)
        }
        #expect(session.send(.get, "/api/v1/user").status == 200)
        #expect(session.sandbox.faults.rules.isEmpty)
    }

    @Test func aRuleHoldsForAMethodAndAPathOnly() throws {
        var session = try SandboxSession()
        session.sandbox.faults.rules = [
            Rule(.answer(.page()), of: .init(.get, "/api/v1/workspaces")),
            Rule(.answer(.badGateway), of: .init(.post)),
        ]
        #expect(session.send(.get, "/api/v1/user").status == 200)
        let page = session.send(.get, "/api/v1/workspaces")
        #expect(page.status == 200)
        #expect(page.headers[.contentType]?.hasPrefix("text/html") == true)
        #expect(session.inEngines(.post, "tags", #"{"name": "x"}"#).status == 502)
        #expect(session.sandbox.content.tags == Sandbox.Content.standard.tags)
        #expect(session.sandbox.faults.rules.count == 2)
    }

    @Test func aRuleWithoutRequestsLeftAndANegativeOneDoNothing() throws {
        var session = try SandboxSession()
        session.sandbox.faults.rules = [Rule(.answer(.internalError), next: 0), Rule(.resetBeforeActing, next: -1)]
        #expect(session.send(.get, "/api/v1/user").status == 200)
    }

    @Test func tooManyRequestsSayWhenToTryAgainOrNot() throws {
        var session = try SandboxSession()
        session.sandbox.faults.rules = [
            Rule(.tooManyRequests, next: 1), Rule(.tooManyRequests(retryAfter: 7), next: 1),
            Rule(.tooManyRequests(retryAtDateAfter: 5), next: 1),
        ]
        let answers = (0..<3).map { _ in session.send(.get, "/api/v1/user") }
        #expect(answers.map(\.status) == [429, 429, 429])
        #expect(answers.map { $0.headers[.retryAfter] } == [nil, "7", "Wed, 07 Jan 2026 09:00:05 GMT"])
    }

    @Test func aChanceFollowsFromItsSeed() throws {
        func statuses(seed: UInt64) throws -> [Int] {
            var session = try SandboxSession()
            session.sandbox.faults.rules = [Rule(.answer(.internalError), chance: .init(0.3, seed: seed))]
            return (0..<200).map { _ in session.send(.get, "/api/v1/user").status }
        }
        let statuses1 = try statuses(seed: 1)
        #expect(try statuses1 == statuses(seed: 1))
        #expect(try statuses1 != statuses(seed: 2))
        #expect((30..<90).contains(statuses1.count { $0 == 500 }))
    }

    @Test(arguments: [(0.0, 200), (1.0, 500)])
    func aChanceOfNothingNeverComesUpAndACertainOneAlways(probability: Double, status: Int) throws {
        var session = try SandboxSession()
        session.sandbox.faults.rules = [Rule(.answer(.internalError), chance: .init(probability, seed: 3))]
        for _ in 0..<50 { #expect(session.send(.get, "/api/v1/user").status == status) }
    }

    @Test func aRuleWithAChanceCountsOnlyWhereItCameUp() throws {
        var session = try SandboxSession()
        session.sandbox.faults.rules = [Rule(.answer(.internalError), next: 3, chance: .init(0.5, seed: 1))]
        let statuses = (0..<100).map { _ in session.send(.get, "/api/v1/user").status }
        #expect(statuses.count { $0 == 500 } == 3)
    }

    @Test(arguments: [
        (Sandbox.Faults.Effect.resetBeforeActing, 502, false), (.resetAfterActing, 502, true),
        (.withheldAnswer, 504, true), (.slow(.seconds(3)), 201, true),
    ])
    func whoWantsOnlyAnswersGetsAGateways(effect: Sandbox.Faults.Effect, status: Int, isActedUpon: Bool) throws {
        var session = try SandboxSession()
        session.sandbox.faults.rules = [Rule(effect, next: 1)]
        #expect(session.inEngines(.post, "tags", #"{"name": "x"}"#).status == status)
        #expect(session.sandbox.content.tags.contains { $0.name == "x" } == isActedUpon)
    }

    @Test func exchangesSayWhatBecomesOfTheConnection() throws {
        var session = try SandboxSession()
        session.sandbox.faults.rules = [
            Rule(.slow(.seconds(3)), next: 1), Rule(.slow(.seconds(-3)), next: 1), Rule(.resetAfterActing, next: 1),
            Rule(.withheldAnswer, next: 1),
        ]
        var request = HTTPRequest(method: .get, scheme: nil, authority: nil, path: "/api/v1/user")
        request.headerFields = session.authorization
        var exchanges: [Sandbox.Exchange] = []
        for _ in 0..<5 { exchanges.append(session.sandbox.exchange(for: request, body: [])) }
        let delays = exchanges.map { exchange in
            if case .answer(_, _, after: let delay) = exchange { delay } else { nil as Duration? }
        }
        #expect(delays == [.seconds(3), .zero, nil, nil, .zero])
        #expect(exchanges[2] == .reset)
        #expect(exchanges[3] == .silence)
    }

    @Test func aHeadIsMatchedAsSuchAndHasNoBody() throws {
        var session = try SandboxSession()
        session.sandbox.faults.rules = [Rule(.answer(.internalError), of: .init(.head))]
        #expect(session.send(.get, "/api/v1/user").status == 200)
        let head = session.send(.head, "/api/v1/user")
        #expect(head.status == 500)
        #expect(head.body.isEmpty)
    }
}
