import ClockworkAPI
import HTTPTypes
import Testing
import TimeTrackingKit
import TimeTrackingTesting

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite
struct TimerLedgerTests {
    private let first = Clockwork.IssueKey(rawValue: "ONE-1")
    private let second = Clockwork.IssueKey(rawValue: "TWO-2")
    private let noon = Date(timeIntervalSince1970: 1_767_960_000.75)
    private let wholeNoon = Date(timeIntervalSince1970: 1_767_960_000)
    private let accepted = StubTransport.Answer.response(json: #"{"messages": [{"body": "Done"}]}"#)

    /// What a program saved, in order.
    private final class Saved {
        var ledgers: [Clockwork.TimerLedger] = []
    }

    private func startedLedger(siteRunsSeveralTimers: Bool = false) -> Clockwork.TimerLedger {
        var ledger = Clockwork.TimerLedger(siteRunsSeveralTimers: siteRunsSeveralTimers)
        ledger.willStart(first, at: noon)
        ledger.didStart(first)
        return ledger
    }

    @Test
    func theIntentIsSavedBeforeTheRequestAndTheResultAfterIt() async throws {
        let saved = Saved()
        let transport = StubTransport(accepted)
        var ledger = Clockwork.TimerLedger()
        let outcome = try await Clockwork.Client.test(transport)
            .startTimer(issue: first, comment: "Fix", at: noon, in: &ledger) { ledger in
                if saved.ledgers.isEmpty { #expect(transport.exchanges.isEmpty) }
                saved.ledgers.append(ledger)
            }
        #expect(outcome == .accepted(try outcome.get()))
        #expect(
            saved.ledgers.map { $0.state(of: first) } == [.uncertain(since: wholeNoon), .running(since: wholeNoon)]
        )
        #expect(ledger.timers.map(\.comment) == ["Fix"])
        #expect(saved.ledgers.last == ledger)
    }

    @Test
    func whatCannotBeSavedIsNotSent() async throws {
        struct Full: Error {}
        let transport = StubTransport(accepted)
        var ledger = Clockwork.TimerLedger()
        await #expect(throws: Full.self) {
            _ = try await Clockwork.Client.test(transport)
                .startTimer(issue: first, at: noon, in: &ledger) { _ in throw Full() }
        }
        #expect(transport.exchanges.isEmpty)
    }

    @Test
    func aRefusedStartLeavesWhatWasThere() async throws {
        let transport = StubTransport { _ in
            .response(status: .unprocessableContent, json: #"{"error": "It runs already"}"#)
        }
        var ledger = startedLedger()
        let outcome = try await Clockwork.Client.test(transport)
            .startTimer(issue: first, at: noon + 60, in: &ledger) { _ in }
        guard case .refused = outcome else {
            Issue.record("a refusal counts as accepted")
            return
        }
        #expect(ledger.state(of: first) == .running(since: wholeNoon))
        _ = try await Clockwork.Client.test(transport).startTimer(issue: second, at: noon, in: &ledger) { _ in }
        #expect(ledger.state(of: second) == .notStarted)
    }

    @Test
    func aStopThatIsAcceptedEndsTheTimer() async throws {
        var ledger = startedLedger()
        _ = try await Clockwork.Client.test(StubTransport(accepted)).stopTimer(issue: first, in: &ledger) { _ in }
        #expect(ledger.state(of: first) == .notStarted)
    }

    @Test
    func aStopThatIsRefusedLeavesTheOnlyRecordOfTheTimer() async throws {
        let saved = Saved()
        let transport = StubTransport(.response(status: .unprocessableContent, json: "{}"))
        var ledger = startedLedger()
        let outcome = try await Clockwork.Client.test(transport)
            .stopTimer(issue: first, in: &ledger) { saved.ledgers.append($0) }
        guard case .refused = outcome else {
            Issue.record("a refusal counts as accepted")
            return
        }
        #expect(ledger.state(of: first) == .uncertain(since: wholeNoon))
        #expect(saved.ledgers.last == ledger)
        ledger.didEnd(first)
        #expect(ledger == Clockwork.TimerLedger())
    }

    @Test
    func anAnswerThatNeverCameLeavesAnUncertainTimer() async throws {
        let transport = StubTransport { _ in
            throw TransportError(.disconnected, delivery: .unknown, message: "The connection ended; try again.")
        }
        let client = Clockwork.Client.test(transport)
        var ledger = Clockwork.TimerLedger()
        let start = await failure { _ = try await client.startTimer(issue: first, at: noon, in: &ledger) { _ in } }
        #expect(start?.code == .transport)
        #expect(ledger.state(of: first) == .uncertain(since: wholeNoon))
        var running = startedLedger()
        _ = await failure { _ = try await client.stopTimer(issue: first, in: &running) { _ in } }
        #expect(running.state(of: first) == .uncertain(since: wholeNoon))
    }

    @Test
    func aRequestThatNeverLeftChangesNothing() async throws {
        let transport = StubTransport { _ in
            throw TransportError(.unreachable, delivery: .notSent, message: "Nobody listens; check the address.")
        }
        let client = Clockwork.Client.test(transport)
        var ledger = Clockwork.TimerLedger()
        _ = await failure { _ = try await client.startTimer(issue: first, at: noon, in: &ledger) { _ in } }
        #expect(ledger == Clockwork.TimerLedger())
        var running = startedLedger()
        _ = await failure { _ = try await client.stopTimer(issue: first, in: &running) { _ in } }
        #expect(running == startedLedger())
    }

    @Test
    func anotherTimerMakesTheFirstUncertainUnlessTheSiteRunsSeveral() {
        var one = startedLedger()
        one.willStart(second, at: noon + 60)
        one.didStart(second)
        #expect(one.state(of: first) == .uncertain(since: wholeNoon))
        #expect(one.state(of: second) == .running(since: wholeNoon + 60))
        var several = startedLedger(siteRunsSeveralTimers: true)
        several.willStart(second, at: noon + 60)
        several.didStart(second)
        #expect(several.state(of: first) == .running(since: wholeNoon))
        #expect(several.timers.map(\.issue) == [first, second])
    }

    @Test
    func survivesBeingKept() throws {
        var ledger = startedLedger()
        ledger.willStart(second, at: noon, comment: "Größe")
        let data = try JSONEncoder().encode(ledger)
        #expect(try JSONDecoder().decode(Clockwork.TimerLedger.self, from: data) == ledger)
    }
}
