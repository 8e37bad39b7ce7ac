/// A clock as a store or transport keeps it: how long ago it was taken in, and how to wait.
///
/// `any Clock<Duration>` could do neither, because its instants have no common type.
package struct InjectedClock: Sendable {
    /// The time since this value was made.
    package let now: @Sendable () -> Duration

    /// Waits for a duration, or throws `CancellationError` as soon as the task is cancelled.
    package let sleep: @Sendable (Duration) async throws -> Void

    /// Waits until the time since this value was made is a given one, or throws `CancellationError` as soon as the task is
    /// cancelled.
    ///
    /// Who computes the rest of the time and waits for that waits too long when the clock is moved in between.
    package let sleepUntil: @Sendable (Duration) async throws -> Void

    /// Whether it is the system's clock, which nobody moves or watches.
    package let isContinuous: Bool

    /// Takes a clock in.
    package init(_ clock: some Clock<Duration>) {
        self.isContinuous = clock is ContinuousClock
        let origin = clock.now
        // The type of the clock counts: another one may have the same instants and stand elsewhere.
        if isContinuous, let origin = origin as? ContinuousClock.Instant {
            // The usual clock, read for every cached credential: without the detour over the protocol.
            self.now = { origin.duration(to: ContinuousClock.now) }
        } else {
            self.now = { origin.duration(to: clock.now) }
        }
        self.sleep = { duration in try await clock.sleep(for: duration) }
        self.sleepUntil = { time in try await clock.sleep(until: origin.advanced(by: time), tolerance: nil) }
    }
}
