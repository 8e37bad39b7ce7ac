import ClockworkAPI
import HTTPTypes
import Synchronization
import Testing
import TimeTrackingKit
import TimeTrackingTesting

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What a ledger says after each thing that can go wrong between it and Clockwork.
@Suite
struct LedgerFailureTests {
    private struct Full: Error {}

    /// A provider that gives the planted token a number of times and then fails.
    private final class FailingTokens: TokenProvider {
        private let left: Mutex<Int>
        private let error: any Error

        init(after count: Int = 0, _ error: any Error) {
            self.left = Mutex(count)
            self.error = error
        }

        func token() async throws -> TokenResolution {
            let mayGive = left.withLock { left in
                left -= 1
                return left >= 0
            }
            guard mayGive else { throw error }
            return TokenResolution(credential: Credential(secret: .testing(canary)), source: .provided)
        }

        func invalidate(_ resolution: TokenResolution) async {}
    }

    private let issue = Clockwork.IssueKey(rawValue: "ONE-1")
    private let noon = Date(timeIntervalSince1970: 1_767_960_000)
    private let accepted = StubTransport.Answer.response(json: #"{"messages": [{"body": "Done"}]}"#)

    private var startedLedger: Clockwork.TimerLedger {
        var ledger = Clockwork.TimerLedger()
        ledger.willStart(issue, at: noon)
        ledger.didStart(issue)
        return ledger
    }

    private func client(_ transport: StubTransport, _ tokens: any TokenProvider) -> Clockwork.Client {
        Clockwork.Client(transport: transport, tokens: tokens, configuration: ClientConfiguration().sendingOnce)
    }

    /// Starts and stops, and returns the ledgers in hand, those kept last, and what was thrown.
    private func outcomes(
        _ transport: StubTransport,
        _ tokens: any TokenProvider
    ) async -> [(ledger: Clockwork.TimerLedger, kept: Clockwork.TimerLedger?, error: (any Error)?)] {
        var outcomes: [(Clockwork.TimerLedger, Clockwork.TimerLedger?, (any Error)?)] = []
        for isStart in [true, false] {
            var ledger = isStart ? Clockwork.TimerLedger() : startedLedger
            var kept: Clockwork.TimerLedger?
            var thrown: (any Error)?
            do {
                if isStart {
                    _ = try await client(transport, tokens)
                        .startTimer(issue: issue, at: noon, in: &ledger) { kept = $0 }
                } else {
                    _ = try await client(transport, tokens).stopTimer(issue: issue, in: &ledger) { kept = $0 }
                }
            } catch {
                thrown = error
            }
            outcomes.append((ledger, kept, thrown))
        }
        return outcomes
    }

    @Test
    func aTokenThatIsMissingChangesNothing() async {
        let transport = StubTransport()
        let resolver = TokenResolver(service: "clockwork", fallback: .whenAbsent)
        let outcomes = await outcomes(transport, resolver.provider(for: TokenRequest()))
        #expect(transport.exchanges.isEmpty)
        #expect(outcomes.map(\.ledger) == [Clockwork.TimerLedger(), startedLedger])
        #expect(outcomes.map(\.kept) == outcomes.map(\.ledger))
        #expect(outcomes.allSatisfy { ($0.error as? TokenResolverError)?.code == .notFound })
    }

    @Test
    func aTokenThatIsMissingAfterARefusalChangesNothing() async {
        let transport = StubTransport { _ in .response(status: .unauthorized, json: "{}") }
        for error in [Full(), APIError(.server, operation: nil, message: "Try later.")] as [any Error] {
            let start = await outcomes(transport, FailingTokens(after: 1, error))[0]
            #expect(start.ledger == Clockwork.TimerLedger())
            #expect(start.kept == Clockwork.TimerLedger())
            #expect(start.error.map { String(describing: $0) } == String(describing: error))
        }
        #expect(transport.exchanges.count == 2)
    }

    @Test
    func aCancelledRequestLeavesAnUncertainTimer() async {
        let transport = StubTransport { _ in throw CancellationError() }
        for tokens in [FailingTokens(CancellationError()), FailingTokens(after: 9, CancellationError())] {
            let outcomes = await outcomes(transport, tokens)
            #expect(outcomes.allSatisfy { $0.error is CancellationError })
            #expect(outcomes.map { $0.ledger.state(of: issue) } == [.uncertain(since: noon), .uncertain(since: noon)])
        }
    }

    @Test(arguments: [500, 418, 409])
    func aStatusThatSaysNothingLeavesAnUncertainTimer(status: Int) async {
        let transport = StubTransport { _ in .response(status: HTTPResponse.Status(code: status), json: "{}") }
        let outcomes = await outcomes(transport, FailingTokens(after: 9, Full()))
        #expect(outcomes.map { $0.ledger.state(of: issue) } == [.uncertain(since: noon), .uncertain(since: noon)])
    }

    @Test
    func whatCannotBeSavedFirstChangesNothing() async {
        let client = Clockwork.Client.test(StubTransport())
        var ledger = Clockwork.TimerLedger()
        await #expect(throws: Full.self) {
            _ = try await client.startTimer(issue: issue, at: noon, in: &ledger) { _ in throw Full() }
        }
        #expect(ledger == Clockwork.TimerLedger())
        var running = startedLedger
        await #expect(throws: Full.self) {
            _ = try await client.stopTimer(issue: issue, in: &running) { _ in throw Full() }
        }
        #expect(running == startedLedger)
    }

    @Test
    func whatCannotBeSavedAfterwardsIsNotUndone() async {
        // An error that would say of a request that it had no effect.
        let error = APIError(.invalidRequest, operation: nil, message: "Make room.")
        let client = Clockwork.Client.test(StubTransport(accepted, accepted))
        var saves = 0
        let save: (Clockwork.TimerLedger) async throws -> Void = { _ in
            saves += 1
            if saves.isMultiple(of: 2) { throw error }
        }
        var ledger = Clockwork.TimerLedger()
        let start = await failure {
            _ = try await client.startTimer(issue: issue, at: noon, in: &ledger, saving: save)
        }
        #expect(start == error)
        #expect(ledger.state(of: issue) == .running(since: noon))
        let stop = await failure { _ = try await client.stopTimer(issue: issue, in: &ledger, saving: save) }
        #expect(stop == error)
        #expect(ledger.state(of: issue) == .notStarted)
        #expect(saves == 4)
    }
}
