#if Keyring && os(Linux)
import Synchronization
import TimeTrackingKit

/// One call of a store: when it may change something, and for whose answers its deadline does not run.
final class KeyringCall: Sendable {
    /// Whether a person may be asked.
    let mayPrompt: Bool

    private let point = CommitPoint()
    private let isOver = Mutex(false)
    private let hasChanged = Mutex(false)
    private let isWaiting = Mutex(false)
    private let prompt = Mutex(Prompt())

    private struct Prompt {
        var isShown = false
        var isPointless = false
    }

    private let deadline: Deadline
    private let doubt = Mutex<Doubt?>(nil)
    private let promptShown: @Sendable () -> Void

    /// Begins a call, whose deadline runs from now on.
    ///
    /// - Parameters:
    ///   - mayPrompt: Whether a person may be asked.
    ///   - timeout: The time until the deadline.
    ///   - deadlines: The queue that watches it.
    ///   - promptShown: Called each time the service has shown a prompt.
    ///   - expired: Called when the deadline passes.
    init(
        mayPrompt: Bool,
        timeout: Duration,
        deadlines: DeadlineQueue,
        promptShown: @escaping @Sendable () -> Void = {},
        expired: @escaping @Sendable () -> Void
    ) {
        self.mayPrompt = mayPrompt
        self.promptShown = promptShown
        self.deadline = Deadline(timeout, in: deadlines, expired: expired)
    }

    /// Says that something is about to be changed.
    ///
    /// - Throws: ``KeyringFailure/cancelled`` when the caller has left; then nothing must be changed.
    func commit() throws(KeyringFailure) {
        guard point.commit() else { throw .cancelled }
    }

    /// Whether something may have been changed.
    var mayHaveChangedSomething: Bool { point.isCommitted }

    /// Notes that something was changed and more is to be.
    func noteChange() {
        hasChanged.withLock { $0 = true }
    }

    /// Notes that what was changed is as it was before.
    func noteRestoration() {
        hasChanged.withLock { $0 = false }
    }

    /// What is known of a change when a call fails.
    ///
    /// - Parameter isRefusal: Whether the service said that it did nothing of the last step.
    /// - Returns: Whether anything may have been changed.
    func applied(whenLastStepWasRefused isRefusal: Bool) -> CredentialStoreError.Applied {
        guard point.isCommitted else { return .no }
        return isRefusal && !hasChanged.withLock(\.self) ? .no : .unknown
    }

    /// Whether the call waits for another program, so that it is not the keyring's silence when the deadline passes.
    var isHeldUp: Bool {
        get { isWaiting.withLock(\.self) }
        set { isWaiting.withLock { $0 = newValue } }
    }

    /// Notes that the work has come to its end.
    func noteEnd() {
        isOver.withLock { $0 = true }
    }

    /// Whether the work has come to its end.
    var hasEnded: Bool { isOver.withLock(\.self) }

    /// Takes over a question whose time is to run as that of the deadline does.
    func add(_ doubt: Doubt) {
        self.doubt.withLock { $0 = doubt }
    }

    /// Ends the caller's part of the call.
    ///
    /// - Returns: What the caller can know of a change.
    func leave() -> CredentialStoreError.Applied {
        prompt.withLock { $0.isPointless = true }
        deadline.stop()
        let doubt = doubt.withLock { doubt in
            defer { doubt = nil }
            return doubt
        }
        doubt?.end()
        return point.abandon()
    }

    /// Whether a person is being asked.
    var isPaused: Bool { prompt.withLock(\.isShown) }

    /// Lets a person take any time.
    ///
    /// - Throws: ``KeyringFailure/cancelled`` when the caller has left, so that nobody is to be asked.
    func pauseDeadline() throws(KeyringFailure) {
        let isPointless = prompt.withLock { prompt in
            prompt.isShown = !prompt.isPointless
            return prompt.isPointless
        }
        guard !isPointless else { throw .cancelled }
        promptShown()
        doubt.withLock(\.self)?.stop()
        deadline.stop()
    }

    /// Goes on after a person has answered, with the whole time again unless the caller has left.
    func restartDeadline() {
        prompt.withLock { prompt in
            prompt.isShown = false
            guard !prompt.isPointless else { return }
            deadline.start()
            doubt.withLock(\.self)?.start()
        }
    }
}
#endif
