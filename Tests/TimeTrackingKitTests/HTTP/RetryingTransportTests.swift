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

@Suite("Retrying transport")
struct RetryingTransportTests {
    let clock = ManualClock()

    private static let ambiguous = TransportError(.disconnected, delivery: .unknown, message: "It broke; try again.")
    private static let unsent = TransportError(.unreachable, delivery: .notSent, message: "Nobody there; start it.")

    /// Wraps a stub; every wait is as long as the policy allows unless a fraction says otherwise.
    private func retrying(
        _ base: StubTransport,
        policy: RetryPolicy = RetryPolicy(),
        now: Date = Date(timeIntervalSince1970: 784_111_770),
        fraction: Double = 1
    ) -> RetryingTransport<StubTransport> {
        RetryingTransport(base, policy: policy, clock: clock, now: { now }, random: { fraction })
    }

    private func status(
        _ status: HTTPResponse.Status,
        retryAfter: String? = nil,
        date: String? = nil
    ) -> StubTransport.Answer {
        var fields: HTTPFields = [:]
        fields[.retryAfter] = retryAfter
        fields[.date] = date
        return .response(status: status, headers: fields)
    }

    /// Sends while moving the clock by each step as soon as the transport waits for it.
    private func send(
        _ transport: some HTTPTransport,
        method: HTTPRequest.Method = .get,
        timeout: Duration = .seconds(60),
        advancing steps: Duration...
    ) async throws -> HTTPResponse {
        async let response = transport.send(Self.request(method), body: [1, 2], timeout: timeout)
        for step in steps {
            await clock.waitForSleepers()
            clock.advance(by: step)
        }
        return try await response
    }

    private static func request(_ method: HTTPRequest.Method) -> HTTPRequest {
        HTTPRequest(method: method, scheme: "https", authority: "api.example", path: "/v1/user")
    }

    @Test func theLastErrorSaysWhetherAnyAttemptMayHaveArrived() async throws {
        let lost = TransportError(.disconnected, delivery: .unknown, message: "The connection ended; try again.")
        let unreachable = TransportError(.unreachable, delivery: .notSent, message: "Nobody listens; look at it.")
        let policy = RetryPolicy(maximumAttempts: 2, initialDelay: .zero)
        let base = StubTransport { exchange in throw exchange.number == 1 ? lost : unreachable }
        let error = await #expect(throws: TransportError.self) { try await send(retrying(base, policy: policy)) }
        #expect(error?.code == .unreachable)
        #expect(error?.delivery == .unknown)
        let gateway = StubTransport { exchange in
            guard exchange.number == 1 else { throw unreachable }
            return .response(status: .badGateway)
        }
        let other = await #expect(throws: TransportError.self) { try await send(retrying(gateway, policy: policy)) }
        #expect(other?.delivery == .unknown)
        let refused = StubTransport { exchange in
            guard exchange.number == 1 else { throw unreachable }
            return .response(status: .tooManyRequests)
        }
        let last = await #expect(throws: TransportError.self) { try await send(retrying(refused, policy: policy)) }
        #expect(last?.delivery == .notSent)
    }

    @Test func whatItsOwnLimitHoldsBackIsNotTriedAgain() async throws {
        let held = TransportError(.rateLimited, delivery: .notSent, message: "The limit leaves no room; wait.")
        let base = StubTransport { _ in throw held }
        await #expect(throws: held) { try await send(retrying(base)) }
        #expect(base.exchanges.count == 1)
    }

    @Test func aRefusalByRateIsRepeatedMoreOftenThanAFailure() async throws {
        let policy = RetryPolicy(maximumAttempts: 2, maximumRateLimitedAttempts: 4, initialDelay: .zero)
        for (answer, attempts) in [(HTTPResponse.Status.tooManyRequests, 4), (.serviceUnavailable, 2)] {
            let base = StubTransport { _ in .response(status: answer) }
            _ = try await send(retrying(base, policy: policy))
            #expect(base.exchanges.count == attempts)
        }
    }

    @Test(arguments: [HTTPResponse.Status.tooManyRequests, .badGateway, .serviceUnavailable, .gatewayTimeout])
    func repeatsAGetAfterAStatusThatPasses(_ first: HTTPResponse.Status) async throws {
        let base = StubTransport(status(first), status(.ok))
        #expect(try await send(retrying(base), advancing: .milliseconds(250)).status == .ok)
        #expect(base.exchanges.count == 2)
        #expect(base.exchanges[1].body == [1, 2])
    }

    @Test(arguments: [HTTPRequest.Method.get, .head, .put, .delete])
    func repeatsAnIdempotentMethodAfterAnAmbiguousFailure(_ method: HTTPRequest.Method) async throws {
        let base = StubTransport { exchange in
            if exchange.number == 1 { throw Self.ambiguous }
            return .response()
        }
        #expect(try await send(retrying(base), method: method, advancing: .milliseconds(250)).status == .ok)
        #expect(base.exchanges.count == 2)
    }

    @Test(arguments: [HTTPRequest.Method.post, .patch])
    func neverRepeatsAnAmbiguousWrite(_ method: HTTPRequest.Method) async throws {
        let base = StubTransport { _ in throw Self.ambiguous }
        await #expect(throws: Self.ambiguous) { try await send(retrying(base), method: method) }
        #expect(base.exchanges.count == 1)
    }

    @Test(arguments: [HTTPResponse.Status.badGateway, .serviceUnavailable, .gatewayTimeout])
    func neverRepeatsAPostAfterAServerError(_ status: HTTPResponse.Status) async throws {
        let base = StubTransport(self.status(status, retryAfter: "1"))
        #expect(try await send(retrying(base), method: .post).status == status)
        #expect(base.exchanges.count == 1)
    }

    @Test func repeatsAPostThatWasNotSent() async throws {
        let base = StubTransport { exchange in
            if exchange.number == 1 { throw Self.unsent }
            return .response()
        }
        #expect(try await send(retrying(base), method: .post, advancing: .milliseconds(250)).status == .ok)
    }

    @Test func repeatsAPostThatTheServerPutOff() async throws {
        let base = StubTransport(status(.tooManyRequests, retryAfter: "2"), status(.created))
        #expect(try await send(retrying(base), method: .post, advancing: .seconds(2)).status == .created)
    }

    @Test(arguments: [HTTPResponse.Status.unauthorized, .forbidden, .notFound, .internalServerError, .found])
    func returnsAFinalStatusAtOnce(_ status: HTTPResponse.Status) async throws {
        let base = StubTransport(self.status(status, retryAfter: "1"))
        #expect(try await send(retrying(base)).status == status)
        #expect(base.exchanges.count == 1)
    }

    @Test(arguments: [TransportError.Code.untrusted, .responseTooLarge, .malformedResponse, .invalidRequest])
    func throwsAnErrorThatAnotherAttemptCannotCure(_ code: TransportError.Code) async throws {
        let error = TransportError(code, delivery: .notSent, message: "It will not work; change it.")
        let base = StubTransport { _ in throw error }
        await #expect(throws: error) { try await send(retrying(base)) }
        #expect(base.exchanges.count == 1)
    }

    @Test func stopsAfterTheLastAttempt() async throws {
        let base = StubTransport { _ in throw Self.unsent }
        await #expect(throws: Self.unsent) {
            try await send(retrying(base), advancing: .milliseconds(250), .milliseconds(500))
        }
        #expect(base.exchanges.count == 3)
    }

    @Test func waitsAsLongAsTheServerAsks() async throws {
        let base = StubTransport(status(.serviceUnavailable, retryAfter: "7"), status(.ok))
        async let response = send(retrying(base), advancing: .seconds(6))
        await clock.waitForSleepers()
        while clock.now.offset < .seconds(6) { await Task.yield() }
        #expect(base.exchanges.count == 1)
        clock.advance(by: .seconds(1))
        #expect(try await response.status == .ok)
        #expect(base.exchanges[1].timeout == .seconds(53))
    }

    @Test func waitsUntilTheDateThatTheServerNames() async throws {
        // The wall clock stands at 08:49:30.
        let base = StubTransport(status(.tooManyRequests, retryAfter: "Sun, 06 Nov 1994 08:49:37 GMT"), status(.ok))
        #expect(try await send(retrying(base), advancing: .seconds(7)).status == .ok)
        #expect(base.exchanges[1].timeout == .seconds(53))
    }

    @Test func readsTheServersDateByTheServersClock() async throws {
        // It is an hour ahead of the wall clock here, which stands at 08:49:30.
        let base = StubTransport(
            status(
                .tooManyRequests,
                retryAfter: "Sun, 06 Nov 1994 09:49:37 GMT",
                date: "Sun, 06 Nov 1994 09:49:32 GMT"
            ),
            status(.ok)
        )
        #expect(try await send(retrying(base), advancing: .seconds(5)).status == .ok)
        #expect(base.exchanges[1].timeout == .seconds(55))
    }

    @Test(arguments: ["999999", "99999999999999999999999999", "Fri, 06 Nov 2093 08:49:37 GMT"])
    func returnsTheResponseWhenTheServerAsksForTooLong(_ value: String) async throws {
        let base = StubTransport(status(.tooManyRequests, retryAfter: value))
        #expect(try await send(retrying(base)).status == .tooManyRequests)
        #expect(clock.sleeperCount == 0)
    }

    @Test func returnsTheResponseWhenTheWaitWouldOutlastTheDeadline() async throws {
        let base = StubTransport(status(.serviceUnavailable, retryAfter: "10"))
        #expect(try await send(retrying(base), timeout: .seconds(10)).status == .serviceUnavailable)
        #expect(base.exchanges.count == 1)
    }

    @Test func throwsTheErrorWhenTheDeadlineIsUsedUp() async throws {
        let timedOut = TransportError(.timedOut, delivery: .unknown, message: "It took too long; try again.")
        let base = StubTransport { [clock] exchange in
            clock.advance(by: exchange.timeout)
            throw timedOut
        }
        await #expect(throws: timedOut) { try await send(retrying(base), timeout: .seconds(5)) }
        #expect(base.exchanges.count == 1)
    }

    @Test func givesEachAttemptWhatIsLeft() async throws {
        let base = StubTransport { [clock] exchange in
            clock.advance(by: .seconds(3))
            if exchange.number == 1 { throw Self.ambiguous }
            return .response()
        }
        _ = try await send(retrying(base), timeout: .seconds(10), advancing: .milliseconds(250))
        #expect(base.exchanges.map(\.timeout) == [.seconds(10), .milliseconds(6_750)])
    }

    @Test func cancellationEndsTheWait() async throws {
        let base = StubTransport(status(.serviceUnavailable, retryAfter: "20"))
        let transport = retrying(base)
        let task = Task { try await transport.send(Self.request(.get)) }
        await clock.waitForSleepers()
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(base.exchanges.count == 1)
    }

    @Test func aPolicyOfOneAttemptNeverRepeats() async throws {
        let base = StubTransport(status(.serviceUnavailable))
        let transport = retrying(base, policy: RetryPolicy(maximumAttempts: 0))
        #expect(try await send(transport).status == .serviceUnavailable)
    }

    @Test func spreadsTheWaitsAndCapsThem() {
        let policy = RetryPolicy(initialDelay: .seconds(1), maximumDelay: .seconds(3))
        #expect(
            (1...4).map { policy.delay(afterAttempts: $0, fraction: 1) } == [
                .seconds(1), .seconds(2), .seconds(3), .seconds(3),
            ]
        )
        #expect(policy.delay(afterAttempts: 2, fraction: 0.25) == .milliseconds(500))
        #expect(policy.delay(afterAttempts: 2, fraction: 0) == .zero)
    }
}

extension HTTPTransport {
    fileprivate func send(
        _ request: HTTPRequest,
        body: [UInt8]? = nil,
        timeout: Duration = .seconds(60)
    ) async throws -> HTTPResponse {
        try await send(request, body: body, authorization: nil, timeout: timeout, maximumResponseBytes: 1_000).0
    }
}
