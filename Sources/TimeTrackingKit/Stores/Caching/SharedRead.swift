import Synchronization

/// One read of a store that several callers wait for.
final class SharedRead: Sendable {
    typealias Outcome = CredentialCache.Outcome

    private struct State {
        var readers = 0
        var isAbandoned = false
        var outcome: Outcome?
        var waiting: [OneShot<Outcome?>] = []
        var task: Task<Void, Never>?
    }

    /// Its place in the order of callers and reads.
    let serial: Int

    /// When it began, by the cache's clock.
    let began: Duration

    private let state = Mutex(State())

    init(serial: Int, began: Duration) {
        self.serial = serial
        self.began = began
    }

    var readerCount: Int { state.withLock(\.readers) }

    /// Adds a reader, or returns false when the last one left before and the read was ended.
    func enter() -> Bool {
        state.withLock { state in
            guard !state.isAbandoned else { return false }
            state.readers += 1
            return true
        }
    }

    /// Takes a reader away and ends the read when it was the last.
    ///
    /// - Returns: Whether the read was ended.
    func leave() -> Bool {
        state.withLock { state in
            state.readers -= 1
            guard state.readers == 0, state.outcome == nil else { return false }
            state.isAbandoned = true
            state.task?.cancel()
            return true
        }
    }

    /// Starts the work, in a task of its own so that no reader's cancellation reaches it.
    func begin(_ work: @escaping @Sendable () async -> Outcome) {
        let task = Task {
            let outcome = await work()
            let waiting = state.withLock { state in
                state.outcome = outcome
                defer { state.waiting = [] }
                return state.waiting
            }
            for reader in waiting { reader.resume { outcome } }
        }
        state.withLock { $0.task = task }
    }

    /// Waits for the outcome, or returns nil when the calling task is cancelled first.
    func outcome() async -> Outcome? {
        let reader = OneShot<Outcome?>()
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                reader.wait(continuation)
                let ready = state.withLock { state in
                    if state.outcome == nil { state.waiting.append(reader) }
                    return state.outcome
                }
                if let ready { reader.resume { ready } }
            }
        } onCancel: {
            reader.resume { nil }
        }
    }
}
