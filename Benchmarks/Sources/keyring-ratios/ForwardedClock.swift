#if os(Linux)
import Synchronization

/// A clock that runs as the system's and can be put forward, so that a benchmark does not wait out a pause.
final class ForwardedClock: Clock {
    typealias Instant = ContinuousClock.Instant

    private let offset = Mutex(Duration.zero)

    var now: Instant { ContinuousClock.now + offset.withLock(\.self) }
    var minimumResolution: Duration { ContinuousClock().minimumResolution }

    func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        try await ContinuousClock().sleep(until: deadline - offset.withLock(\.self), tolerance: tolerance)
    }

    /// Puts the clock forward; who sleeps already sleeps on.
    func forward(by duration: Duration) {
        offset.withLock { $0 += duration }
    }
}
#endif
