import Synchronization

/// Resumes one continuation exactly once, whichever of several sides comes first.
package final class OneShot<Value: Sendable>: Sendable {
    private enum State {
        case idle
        case waiting(CheckedContinuation<Value, Never>)
        case done(Value)
        case resumed
    }

    private let state = Mutex(State.idle)

    /// Creates a value that is not there yet.
    package init() {}

    /// Hands over the continuation to resume, at once when there is a value already.
    package func wait(_ continuation: CheckedContinuation<Value, Never>) {
        let early: Value? = state.withLock { state in
            guard case .done(let value) = state else {
                state = .waiting(continuation)
                return nil
            }
            state = .resumed
            return value
        }
        if let early {
            continuation.resume(returning: early)
        }
    }

    /// Resumes with a value, which is asked for only by the first side that comes.
    package func resume(_ value: () -> Value) {
        let continuation: (CheckedContinuation<Value, Never>, Value)? = state.withLock { state in
            switch state {
            case .idle:
                state = .done(value())
                return nil
            case .waiting(let continuation):
                state = .resumed
                return (continuation, value())
            case .done, .resumed:
                return nil
            }
        }
        if let (continuation, value) = continuation {
            continuation.resume(returning: value)
        }
    }
}
