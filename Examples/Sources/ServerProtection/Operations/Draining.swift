public import ServiceLifecycle
import Synchronization

/// Whether the server is about to stop, so that nobody sends it more.
public final class Draining: Sendable {
    private let hasBegun = Atomic(false)

    /// Begins with a server that stays.
    public init() {}

    /// Whether the server is about to stop.
    public var isDraining: Bool { hasBegun.load(ordering: .acquiring) }

    /// Says that the server is about to stop: `/readyz` says so from now on, and every answer ends its connection.
    public func begin() {
        hasBegun.store(true, ordering: .releasing)
    }
}

/// Gives whoever sends requests time to learn that the server stops, while it still takes them.
///
/// A service group stops its services from the last to the first. This is the last one: the listener is closed when it
/// is done.
public struct DrainingService: Service {
    private let draining: Draining
    private let wait: @Sendable () async throws -> Void

    /// Describes the time between the news and the end.
    ///
    /// - Parameters:
    ///   - draining: What is told.
    ///   - time: How long requests are still taken. Zero is enough where no load balancer asks for readiness.
    ///   - clock: Passes the time.
    public init(_ draining: Draining, for time: Duration, clock: some Clock<Duration> = ContinuousClock()) {
        self.draining = draining
        self.wait = { try await clock.sleep(for: time) }
    }

    /// Waits for the end, says so, and waits a while.
    public func run() async throws {
        try await gracefulShutdown()
        draining.begin()
        try await wait()
    }
}
