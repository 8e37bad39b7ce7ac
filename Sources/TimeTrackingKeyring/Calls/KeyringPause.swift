#if Keyring && os(Linux)
import Synchronization
import TimeTrackingKit

/// The pause after a call that was not answered, in which the keyring is not asked, so that a program with many calls
/// does not wait for each of them.
final class KeyringPause: Sendable {
    /// How long a pause is, in seconds.
    static let seconds = 5

    /// Leave to make a call.
    struct Admission: Sendable {
        /// Which probe the call is, or nil when it is none.
        fileprivate let probe: Int?
    }

    private struct State {
        var end: Duration?
        /// The call that is under way to see whether the keyring answers again.
        var probe: Int?
        var probeCount = 0

        mutating func endProbe(of admission: Admission) {
            if let ended = admission.probe, ended == probe { probe = nil }
        }
    }

    private let state = Mutex(State())

    /// Asks for leave to make a call.
    ///
    /// After the pause one is let through to see whether the keyring answers again.
    ///
    /// - Returns: The leave, or nil when the keyring is not to be asked now.
    func admission(at now: Duration) -> Admission? {
        state.withLock { state in
            guard let end = state.end else { return Admission(probe: nil) }
            guard now >= end, state.probe == nil else { return nil }
            state.probeCount += 1
            state.probe = state.probeCount
            return Admission(probe: state.probeCount)
        }
    }

    /// Notes that a call was answered, if only with an error or a prompt.
    func noteAnswer() {
        state.withLock { state in
            state.end = nil
            state.probe = nil
        }
    }

    /// Notes that a call was not answered in time.
    func noteSilence(of admission: Admission, at now: Duration) {
        state.withLock { state in
            state.end = now + .seconds(Self.seconds)
            state.endProbe(of: admission)
        }
    }

    /// Notes that a call ended without showing either.
    func noteNothing(of admission: Admission) {
        state.withLock { $0.endProbe(of: admission) }
    }
}
#endif
