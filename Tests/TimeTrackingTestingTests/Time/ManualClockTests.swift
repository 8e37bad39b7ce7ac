import Testing
import TimeTrackingTesting

@Suite struct ManualClockTests {
    private let clock = ManualClock()

    @Test func standsStill() {
        #expect(clock.now.offset == .zero)
        #expect(clock.now == clock.now)
    }

    @Test func movesForwardAlone() {
        clock.advance(by: .seconds(3))
        clock.advance(by: .seconds(-2))
        #expect(clock.now.offset == .seconds(3))
    }

    @Test func wakesThoseWhoseTimeHasCome() async throws {
        let early = Task { try await clock.sleep(for: .seconds(1)) }
        let late = Task { try await clock.sleep(for: .seconds(10)) }
        await clock.waitForSleepers(2)
        clock.advance(by: .seconds(1))
        try await early.value
        #expect(clock.sleeperCount == 1)
        clock.advance(by: .seconds(9))
        try await late.value
        #expect(clock.sleeperCount == 0)
    }

    @Test func doesNotSleepUntilAPastInstant() async throws {
        let before = clock.now
        clock.advance(by: .seconds(5))
        try await clock.sleep(until: clock.now, tolerance: nil)
        try await clock.sleep(until: before, tolerance: nil)
        #expect(clock.sleeperCount == 0)
    }

    @Test func aSleeperThatIsCancelledEndsAtOnce() async {
        let sleeper = Task { try await clock.sleep(for: .seconds(1)) }
        await clock.waitForSleepers()
        sleeper.cancel()
        await #expect(throws: CancellationError.self) { try await sleeper.value }
        #expect(clock.sleeperCount == 0)
    }

    @Test func aTaskThatWasCancelledBeforeDoesNotSleep() async {
        let sleeper = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            try await clock.sleep(for: .seconds(1))
        }
        await #expect(throws: CancellationError.self) { try await sleeper.value }
        #expect(clock.sleeperCount == 0)
    }

    @Test func waitingForSleepersEndsWhenItIsCancelled() async {
        let early = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            await clock.waitForSleepers()
        }
        await early.value
        let late = Task { await clock.waitForSleepers() }
        late.cancel()
        await late.value
    }

    @Test func waitersAskForDifferentNumbers() async throws {
        let one = Task { await clock.waitForSleepers(1) }
        let two = Task { await clock.waitForSleepers(2) }
        let first = Task { try await clock.sleep(for: .seconds(1)) }
        await one.value
        let second = Task { try await clock.sleep(for: .seconds(1)) }
        await two.value
        #expect(clock.sleeperCount == 2)
        clock.advance(by: .seconds(1))
        try await first.value
        try await second.value
    }

    /// Each sleeper is woken or cancelled exactly once, whichever comes first: a continuation resumed twice would trap.
    @Test func cancellationAndTimeMayComeTogether() async {
        for _ in 0..<200 {
            let ends = await withTaskGroup(of: Int.self) { group in
                for _ in 0..<8 {
                    group.addTask {
                        do { try await clock.sleep(for: .seconds(1)) } catch {}
                        return 1
                    }
                }
                await clock.waitForSleepers(4)
                group.addTask {
                    clock.advance(by: .seconds(1))
                    return 0
                }
                group.cancelAll()
                return await group.reduce(0, +)
            }
            #expect(ends == 8)
        }
        #expect(clock.sleeperCount == 0)
    }
}
