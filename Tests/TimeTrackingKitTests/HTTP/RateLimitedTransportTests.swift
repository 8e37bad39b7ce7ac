import HTTPTypes
import Synchronization
import Testing
import TimeTrackingKit
import TimeTrackingTesting

@Suite("Rate-limited transport")
struct RateLimitedTransportTests {
    let clock = ManualClock()
    let base = StubTransport { _ in .response() }

    private func limited(_ requests: Int, burst: Int = 1) -> RateLimitedTransport<StubTransport> {
        RateLimitedTransport(base, limit: RateLimit(requests: requests, per: .seconds(1), burst: burst), clock: clock)
    }

    /// Starts calls one after the other, so that the order in which they wait is known.
    private func start(
        _ count: Int,
        _ transport: RateLimitedTransport<StubTransport>,
        timeout: Duration = .seconds(60)
    ) async -> [Task<Void, any Error>] {
        var tasks: [Task<Void, any Error>] = []
        for number in 0..<count {
            let before = transport.waitingCount
            tasks.append(Task { try await transport.send(path: "/\(number)", timeout: timeout) })
            while transport.waitingCount == before { await Task.yield() }
        }
        return tasks
    }

    @Test func sendsABurstAtOnceAndTheRestAtTheRate() async throws {
        let transport = limited(10, burst: 3)
        for number in 0..<3 { try await transport.send(path: "/\(number)") }
        let tasks = await start(2, transport)
        await clock.waitForSleepers()
        clock.advance(by: .milliseconds(99))
        #expect(base.exchanges.count == 3)
        clock.advance(by: .milliseconds(1))
        try await tasks[0].value
        await clock.waitForSleepers()
        #expect(base.exchanges.count == 4)
        clock.advance(by: .milliseconds(100))
        try await tasks[1].value
        #expect(base.exchanges.count == 5)
    }

    @Test(
        "After a 429 all calls pause",
        arguments: [(nil, 1_000), ("2", 2_000), ("600", 5_000), ("soon", 1_000)] as [(String?, Int)]
    )
    func pauses(retryAfter: String?, milliseconds: Int) async throws {
        let base = StubTransport { exchange in
            exchange.number > 1
                ? .response()
                : .response(status: .tooManyRequests, headers: retryAfter.map { [.retryAfter: $0] } ?? [:])
        }
        let transport = RateLimitedTransport(base, limit: RateLimit(requests: 10, per: .seconds(1)), clock: clock)
        try await transport.send(path: "/refused")
        let tasks = await start(1, transport)
        await clock.waitForSleepers()
        clock.advance(by: .milliseconds(milliseconds - 1))
        #expect(base.exchanges.count == 1)
        // What waits for the rest wakes for a moment when the usual interval is over.
        while clock.sleeperCount == 0 { await Task.yield() }
        clock.advance(by: .milliseconds(1))
        try await tasks[0].value
        #expect(base.exchanges.count == 2)
    }

    @Test func aPauseTellsThoseWhoWouldWaitTooLong() async throws {
        let gate = Mutex<CheckedContinuation<Void, Never>?>(nil)
        let base = StubTransport { exchange in
            guard exchange.number == 1 else { return .response() }
            await withCheckedContinuation { continuation in gate.withLock { $0 = continuation } }
            return .response(status: .tooManyRequests, headers: [.retryAfter: "5"])
        }
        let transport = RateLimitedTransport(base, limit: RateLimit(requests: 10, per: .seconds(1)), clock: clock)
        let refused = Task { try await transport.send(path: "/refused") }
        while gate.withLock({ $0 == nil }) { await Task.yield() }
        // One at the front and one behind it, who have time for the rate but not for the pause, and one who has it.
        let impatient = await start(2, transport, timeout: .seconds(3))
        let patient = await start(1, transport, timeout: .seconds(60))
        await clock.waitForSleepers()
        gate.withLock { $0?.resume() }
        try await refused.value
        await #expect(throws: TransportError.self) { try await impatient[1].value }
        clock.advance(by: .milliseconds(100))
        await #expect(throws: TransportError.self) { try await impatient[0].value }
        await clock.waitForSleepers()
        clock.advance(by: .milliseconds(4_900))
        try await patient[0].value
        #expect(base.exchanges.count == 2)
    }

    @Test func makesUpForALateTimer() async throws {
        let transport = limited(10)
        try await transport.send(path: "/first")
        let tasks = await start(3, transport)
        // Each wake-up is 50 ms late; at a tenth of a second for each, three are due after 300 ms all the same.
        await clock.waitForSleepers()
        clock.advance(by: .milliseconds(150))
        try await tasks[0].value
        await clock.waitForSleepers()
        clock.advance(by: .milliseconds(150))
        try await tasks[1].value
        try await tasks[2].value
        #expect(clock.now.offset == .milliseconds(300))
    }

    @Test func whoeverItIsTooLateForDoesNotComeToTheFront() async throws {
        let transport = limited(10)
        try await transport.send(path: "/first")
        let front = await start(1, transport)
        let behind = await start(1, transport, timeout: .milliseconds(250))
        await clock.waitForSleepers()
        // The timer of the first is so late that the second has no time left.
        clock.advance(by: .milliseconds(300))
        try await front[0].value
        let error = await #expect(throws: TransportError.self) { try await behind[0].value }
        #expect(error?.code == .rateLimited)
        #expect(base.exchanges.count == 2)
    }

    @Test func savesNoMoreThanTheBurst() async throws {
        let transport = limited(10, burst: 2)
        clock.advance(by: .seconds(60))
        for number in 0..<2 { try await transport.send(path: "/\(number)") }
        let tasks = await start(1, transport)
        await clock.waitForSleepers()
        clock.advance(by: .milliseconds(100))
        try await tasks[0].value
    }

    @Test func servesInTheOrderOfAsking() async throws {
        let transport = limited(10)
        try await transport.send(path: "/first")
        let tasks = await start(5, transport)
        for task in tasks {
            await clock.waitForSleepers()
            clock.advance(by: .milliseconds(100))
            try await task.value
        }
        #expect(base.exchanges.compactMap(\.request.path) == ["/first", "/0", "/1", "/2", "/3", "/4"])
    }

    @Test func copiesShareTheLimit() async throws {
        let transport = limited(10)
        let copy = transport
        try await transport.send(path: "/first")
        let tasks = await start(1, copy)
        #expect(base.exchanges.count == 1)
        await clock.waitForSleepers()
        clock.advance(by: .milliseconds(100))
        try await tasks[0].value
    }

    @Test func failsAtOnceWhenTheTurnWouldComeTooLate() async throws {
        let transport = limited(10)
        try await transport.send(path: "/first")
        let tasks = await start(1, transport)
        let error = await #expect(throws: TransportError.self) {
            try await transport.send(path: "/late", timeout: .milliseconds(150))
        }
        #expect(error?.code == .rateLimited)
        #expect(error?.delivery == .notSent)
        await clock.waitForSleepers()
        clock.advance(by: .milliseconds(100))
        try await tasks[0].value
        #expect(base.exchanges.count == 2)
    }

    @Test func theWaitCountsAgainstTheTimeout() async throws {
        let transport = limited(10)
        try await transport.send(path: "/first")
        let tasks = await start(1, transport, timeout: .seconds(1))
        await clock.waitForSleepers()
        clock.advance(by: .milliseconds(100))
        try await tasks[0].value
        #expect(base.exchanges.map(\.timeout) == [.seconds(60), .milliseconds(900)])
    }

    @Test func aCallThatWokeTooLateIsNotSent() async throws {
        let transport = limited(10)
        try await transport.send(path: "/first")
        let tasks = await start(1, transport, timeout: .seconds(1))
        await clock.waitForSleepers()
        clock.advance(by: .seconds(2))
        let error = await #expect(throws: TransportError.self) { try await tasks[0].value }
        #expect(error?.code == .rateLimited)
        #expect(error?.delivery == .notSent)
        #expect(base.exchanges.count == 1)
    }

    @Test(arguments: [0, 1, 2])
    func aCancelledCallGivesItsTurnToTheNext(_ index: Int) async throws {
        let transport = limited(10)
        try await transport.send(path: "/first")
        let tasks = await start(3, transport)
        await clock.waitForSleepers()
        tasks[index].cancel()
        await #expect(throws: CancellationError.self) { try await tasks[index].value }
        for task in tasks where task != tasks[index] {
            await clock.waitForSleepers()
            clock.advance(by: .milliseconds(100))
            try await task.value
        }
        #expect(base.exchanges.count == 3)
        #expect(clock.now.offset == .milliseconds(200))
    }

    @Test func aCallThatIsAlreadyCancelledTakesNoTurn() async throws {
        let transport = limited(10)
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            try await transport.send(path: "/never")
        }
        await #expect(throws: CancellationError.self) { try await task.value }
        try await transport.send(path: "/first")
        #expect(base.exchanges.count == 1)
    }

    @Test func aThousandCallsAllGetTheirTurn() async throws {
        let transport = limited(1_000_000)
        let driver = Task { [clock] in
            while !Task.isCancelled {
                await clock.waitForSleepers()
                clock.advance(by: .milliseconds(1))
            }
        }
        try await withThrowingTaskGroup { group in
            for number in 0..<1_000 { group.addTask { try await transport.send(path: "/\(number)") } }
            try await group.waitForAll()
        }
        driver.cancel()
        // Lets the driver out of its wait.
        let sleeper = Task { [clock] in try await clock.sleep(for: .seconds(1)) }
        await driver.value
        sleeper.cancel()
        #expect(base.exchanges.count == 1_000)
    }
}

extension HTTPTransport {
    fileprivate func send(path: String, timeout: Duration = .seconds(60)) async throws {
        let request = HTTPRequest(method: .get, scheme: "https", authority: "api.example", path: path)
        _ = try await send(request, body: nil, authorization: nil, timeout: timeout, maximumResponseBytes: 1_000)
    }
}
