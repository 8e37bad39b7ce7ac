import Synchronization

/// The point from which a piece of work may have changed something, agreed on by the work and by who waits for it.
///
/// Either the work reaches it first, and a caller who leaves later cannot know what was changed; or the caller leaves
/// first, and the work must change nothing any more.
package final class CommitPoint: Sendable {
    private enum Phase {
        case working
        case committing
        case abandoned
    }

    private let phase = Mutex(Phase.working)

    /// Makes a point that work has yet to reach.
    package init() {}

    /// Whether the caller left before the work came here.
    package var isAbandoned: Bool { phase.withLock { $0 == .abandoned } }

    /// Whether the work came here.
    package var isCommitted: Bool { phase.withLock { $0 == .committing } }

    /// Says that the work is about to change something.
    ///
    /// - Returns: False when the caller has left; then nothing must be changed.
    package func commit() -> Bool {
        phase.withLock { phase in
            guard phase == .working else { return phase == .committing }
            phase = .committing
            return true
        }
    }

    /// Says that the caller leaves.
    ///
    /// - Returns: What that caller can know: that nothing was changed, or nothing.
    package func abandon() -> CredentialStoreError.Applied {
        phase.withLock { phase in
            guard phase != .committing else { return .unknown }
            phase = .abandoned
            return .no
        }
    }
}
