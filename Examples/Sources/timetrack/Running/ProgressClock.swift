/// The time that a line of progress goes by.
struct ProgressClock: Sendable {
    /// How much time has passed since some moment.
    let elapsed: @Sendable () -> Duration

    /// Waits.
    let sleep: @Sendable (Duration) async throws -> Void

    /// Time as it passes.
    static var continuous: ProgressClock {
        let clock = ContinuousClock()
        let start = clock.now
        return ProgressClock {
            clock.now - start
        } sleep: {
            try await clock.sleep(for: $0)
        }
    }
}
