import Testing
import TimeTrackingKit
import TimeTrackingTesting

@Suite("Deadlines", .timeLimit(.minutes(1)))
struct DeadlinesTests {
    private let clock = ManualClock()
    private let deadlines: Deadlines

    init() {
        deadlines = Deadlines(clock: InjectedClock(clock))
    }

    /// Work that ends when it is cancelled and not before.
    private static let endless: @Sendable () async throws -> Int = {
        let (stream, continuation) = AsyncStream<Void>.makeStream()
        for await _ in stream {}
        continuation.finish()
        try Task.checkCancellation()
        return 0
    }

    private func result(within timeout: Duration) -> Task<Int?, any Error> {
        Task { [deadlines] in try await deadlines.run(within: timeout, Self.endless) }
    }

    @Test func workThatEndsInTimeGivesItsValueAndItsError() async throws {
        struct Failure: Error {}
        #expect(try await deadlines.run(within: .seconds(1)) { 7 } == 7)
        await #expect(throws: Failure.self) { try await deadlines.run(within: .seconds(1)) { throw Failure() } }
    }

    @Test func workIsCancelledAtItsDeadline() async throws {
        let work = result(within: .seconds(5))
        await clock.waitForSleepers()
        clock.advance(by: .seconds(5))
        #expect(try await work.value == nil)
    }

    @Test func anEarlierDeadlineThatCameLaterIsKept() async throws {
        let late = result(within: .seconds(60))
        await clock.waitForSleepers()
        let early = result(within: .seconds(5))
        let isOver = Task {
            let result = try await early.value
            return (result, clock.now.offset)
        }
        let ticking = Task {
            while !Task.isCancelled {
                clock.advance(by: .milliseconds(10))
                await Task.yield()
            }
        }
        let (value, time) = try await isOver.value
        #expect(value == nil)
        #expect(time < .seconds(60))
        #expect(try await late.value == nil)
        ticking.cancel()
    }

    @Test func oneTimerServesAll() async throws {
        let works = (1...50).map { result(within: .seconds($0 + 10)) }
        // A timer that an earlier deadline has replaced may need a moment to go.
        while deadlines.count < 50 || clock.sleeperCount != 1 {
            try Task.checkCancellation()
            await Task.yield()
        }
        clock.advance(by: .seconds(100))
        for work in works { #expect(try await work.value == nil) }
        #expect(deadlines.count == 0)
    }

    @Test func aCancelledCallerCancelsTheWork() async throws {
        let work = result(within: .seconds(5))
        await clock.waitForSleepers()
        work.cancel()
        await #expect(throws: CancellationError.self) { try await work.value }
    }
}
