public import TimeTrackingKit

/// A store whose backing never answers, so that only its own deadline or a cancellation ends a call.
public struct HangingStore: Sendable {
    /// The store.
    public let store: any CredentialStore

    /// The clock that measures the store's deadline, or nil when that passes by itself within the suite's patience.
    public let clock: ManualClock?

    /// Describes a store that hangs.
    ///
    /// - Parameters:
    ///   - store: The store. Each of its calls must end by its own deadline alone.
    ///   - clock: The clock that was given to the store, which the suite moves on by a day once a call waits for it, or
    ///     nil when the store measures real time and has a short deadline.
    public init(_ store: any CredentialStore, clock: ManualClock? = nil) {
        self.store = store
        self.clock = clock
    }
}
