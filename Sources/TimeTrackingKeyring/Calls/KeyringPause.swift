#if Keyring && os(Linux)
import Synchronization
import TimeTrackingKit

/// The pause after a call that was not answered, in which the keyring is not asked, so that a program with many calls
/// does not wait for each of them.
final class KeyringPause: Sendable {
    /// How long a pause is, in seconds.
    static let seconds = 5

    private struct State {
        var end: Duration?
        var isProbing = false
    }

    private let state = Mutex(State())

    /// Whether a call may be made.
    ///
    /// After the pause one is let through to see whether the keyring answers again.
    func admits(at now: Duration) -> Bool {
        state.withLock { state in
            guard let end = state.end else { return true }
            guard now >= end, !state.isProbing else { return false }
            state.isProbing = true
            return true
        }
    }

    /// Notes that a call was answered, if only with an error.
    func noteAnswer() {
        state.withLock { $0 = State() }
    }

    /// Notes that a call was not answered in time.
    func noteSilence(at now: Duration) {
        state.withLock { $0 = State(end: now + .seconds(Self.seconds)) }
    }

    /// Notes that a call ended without showing either.
    func noteNothing() {
        state.withLock { $0.isProbing = false }
    }
}
#endif
