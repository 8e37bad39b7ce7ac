import Foundation
import HTTPTypes
import Testing
import TimeTrackingKit
import TimeTrackingSandbox
import TimeTrackingTesting

@Suite(.timeLimit(.minutes(1))) struct SandboxTransportTests {
    private let clock = ManualClock()

    private func transport(_ effects: Sandbox.Faults.Effect...) -> SandboxTransport {
        var sandbox = Sandbox(now: { Date(timeIntervalSince1970: 1_767_776_400) })
        sandbox.faults.rules = effects.map { Sandbox.Faults.Rule($0, next: 1) }
        sandbox.isRecording = true
        return SandboxTransport(sandbox, clock: clock)
    }

    /// Creates a tag, so that it shows whether the request took effect.
    private func send(through transport: SandboxTransport, timeout: Duration = .seconds(10)) async throws -> Int {
        let request = HTTPRequest(
            method: .post,
            scheme: "http",
            authority: "localhost",
            path: "/api/v1/workspaces/b00000000000000000000001/tags"
        )
        let name = try #require(HTTPField.Name("X-Api-Key"))
        let (head, _) = try await transport.send(
            request,
            body: Array(#"{"name": "x"}"#.utf8),
            authorization: Authorization(name: name, secret: .testing(Sandbox.Content.StandardToken.adaClockify)),
            timeout: timeout,
            maximumResponseBytes: 1 << 20
        )
        return head.status.code
    }

    private func hasTag(_ transport: SandboxTransport) -> Bool {
        var hasTag = false
        transport.change { hasTag = $0.content.tags.contains { $0.name == "x" } }
        return hasTag
    }

    @Test func aSlowAnswerComesWhenItsTimeHasPassed() async throws {
        let transport = transport(.slow(.seconds(3)))
        async let status = send(through: transport)
        await clock.waitForSleepers()
        #expect(hasTag(transport))
        clock.advance(by: .seconds(3))
        #expect(try await status == 201)
    }

    @Test(arguments: [Sandbox.Faults.Effect.slow(.seconds(10)), .slow(.seconds(60)), .withheldAnswer])
    func anAnswerThatDoesNotComeInTimeIsATimeout(effect: Sandbox.Faults.Effect) async throws {
        let transport = transport(effect)
        let call = Task { try await send(through: transport) }
        await clock.waitForSleepers()
        clock.advance(by: .milliseconds(9_999))
        #expect(clock.sleeperCount == 1)
        clock.advance(by: .milliseconds(1))
        let error = await #expect(throws: TransportError.self) { try await call.value }
        #expect(error?.code == .timedOut)
        #expect(error?.delivery == .unknown)
        #expect(hasTag(transport))
        #expect(transport.records.map(\.status) == (effect == .withheldAnswer ? [nil] : [.created]))
    }

    @Test(arguments: [(Sandbox.Faults.Effect.resetBeforeActing, false), (.resetAfterActing, true)])
    func aResetDoesNotSayWhetherTheRequestTookEffect(effect: Sandbox.Faults.Effect, isActedUpon: Bool) async throws {
        let transport = transport(effect)
        let error = await #expect(throws: TransportError.self) { try await send(through: transport) }
        #expect(error?.code == .disconnected)
        #expect(error?.delivery == .unknown)
        #expect(hasTag(transport) == isActedUpon)
        #expect(transport.count == 1)
    }

    @Test(arguments: [Sandbox.Faults.Effect.slow(.seconds(3)), .withheldAnswer])
    func cancellingEndsTheWait(effect: Sandbox.Faults.Effect) async throws {
        let transport = transport(effect)
        let call = Task { try await send(through: transport) }
        await clock.waitForSleepers()
        call.cancel()
        await #expect(throws: CancellationError.self) { try await call.value }
        #expect(clock.sleeperCount == 0)
    }

    @Test func aRuleHoldsWhileOthersAreAnswered() async throws {
        let transport = transport(.withheldAnswer)
        let silent = Task { try await send(through: transport) }
        await clock.waitForSleepers()
        #expect(try await send(through: transport) == 400)
        silent.cancel()
        _ = await silent.result
    }
}
