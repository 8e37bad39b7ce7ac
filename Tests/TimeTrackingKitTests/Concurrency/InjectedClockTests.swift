import Synchronization
import Testing
import TimeTrackingKit

/// A clock with the instants of the system's, which is put forward by hand.
private final class ForwardedClock: Clock {
    private let offset = Mutex(Duration.zero)

    var now: ContinuousClock.Instant { ContinuousClock.now + offset.withLock(\.self) }
    var minimumResolution: Duration { .zero }

    func sleep(until deadline: ContinuousClock.Instant, tolerance: Duration?) async throws {}

    func forward(by duration: Duration) {
        offset.withLock { $0 += duration }
    }
}

@Suite
struct InjectedClockTests {
    @Test func asksTheClockThatItWasGiven() {
        let clock = ForwardedClock()
        let injected = InjectedClock(clock)
        let before = injected.now()
        clock.forward(by: .seconds(3600))
        #expect(injected.now() - before >= .seconds(3600))
        #expect(!injected.isContinuous)
    }

    @Test func readsTheClockOfTheSystem() {
        let injected = InjectedClock(ContinuousClock())
        let before = injected.now()
        #expect(injected.isContinuous)
        #expect(before >= .zero)
        #expect(injected.now() >= before)
    }
}
