import Synchronization
import TimeTrackingKit

/// What became of the tokens of a request.
final class Uses: Sendable {
    private struct State {
        var current: TokenResolution
        var isRefused = false
    }

    private let state: Mutex<State>

    /// Begins with the token that was found first.
    init(_ first: TokenResolution) {
        self.state = Mutex(State(current: first))
    }

    /// The token that is used.
    var current: TokenResolution { state.withLock(\.current) }

    /// Whether the service refused a token of this request.
    var isRefused: Bool { state.withLock(\.isRefused) }

    /// Says that the service refused the token.
    func refuse() {
        state.withLock { $0.isRefused = true }
    }

    /// Takes another token from now on.
    func take(_ resolution: TokenResolution) {
        state.withLock { $0.current = resolution }
    }
}
