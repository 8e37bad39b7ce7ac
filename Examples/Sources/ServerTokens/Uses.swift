import Synchronization

/// What became of the token of a request.
final class Uses: Sendable {
    private let refused = Atomic(false)

    /// Whether the service refused it.
    var isRefused: Bool { refused.load(ordering: .acquiring) }

    /// Says that the service refused it.
    func refuse() {
        refused.store(true, ordering: .releasing)
    }
}
