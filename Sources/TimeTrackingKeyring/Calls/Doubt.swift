#if Keyring && os(Linux)
import Synchronization

/// A question that is asked while a call still waits, when it has waited for most of its time.
final class Doubt: Sendable {
    private let deadline: Deadline
    private let question: Question

    /// The task that asks, once it has begun and until it is no longer of use.
    private final class Question: Sendable {
        private enum State {
            case waiting
            case asked(Task<Void, Never>)
            case ended
        }

        private let state = Mutex(State.waiting)
        private let ask: @Sendable () async -> Void

        init(_ ask: @escaping @Sendable () async -> Void) {
            self.ask = ask
        }

        func begin() {
            state.withLock { state in
                guard case .waiting = state else { return }
                state = .asked(Task { [ask] in await ask() })
            }
        }

        /// Stops asking, so that it can begin again.
        func reset() {
            state.withLock { state in
                guard case .asked(let task) = state else { return }
                task.cancel()
                state = .waiting
            }
        }

        func end() {
            state.withLock { state in
                if case .asked(let task) = state { task.cancel() }
                state = .ended
            }
        }
    }

    /// Asks after a time, unless it has ended by then.
    init(after time: Duration, in queue: DeadlineQueue, ask: @escaping @Sendable () async -> Void) {
        let question = Question(ask)
        self.question = question
        self.deadline = Deadline(time, in: queue) { question.begin() }
    }

    /// Stops the time, and the question if it was asked.
    func stop() {
        deadline.stop()
        question.reset()
    }

    /// Starts the time from its beginning, after which the question is asked once more.
    func start() {
        // It may have been asked just before its time was stopped.
        question.reset()
        deadline.start()
    }

    /// Ends the question, whether or not it was asked.
    func end() {
        deadline.stop()
        question.end()
    }
}
#endif
