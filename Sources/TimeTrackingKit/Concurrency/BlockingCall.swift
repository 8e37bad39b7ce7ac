package import Dispatch

/// One piece of blocking work on a queue of its own, for which a caller waits until a deadline at most.
///
/// The caller goes on at the deadline or when its task is cancelled, whatever the work does. Work that changes something
/// asks ``commit()`` just before it does: once the caller has gone, the answer is no and nothing must be changed.
package final class BlockingCall: Sendable {
    /// How a call ended for its caller.
    package enum Outcome<Value: Sendable>: Sendable {
        /// The work came to its end.
        case finished(Value)
        /// The deadline passed first.
        case timedOut(CredentialStoreError.Applied)
        /// The calling task was cancelled first.
        case cancelled(CredentialStoreError.Applied)
    }

    private let point = CommitPoint()

    /// Whether the caller has stopped waiting, so that going on is of no use.
    package var isAbandoned: Bool { point.isAbandoned }

    /// Whether the work has said that it changes something.
    package var isCommitted: Bool { point.isCommitted }

    /// Says that the work is about to change something.
    ///
    /// - Returns: False when the caller has stopped waiting; then nothing must be changed.
    package func commit() -> Bool { point.commit() }

    /// Runs work on a queue and waits for it.
    ///
    /// - Parameters:
    ///   - queue: The queue whose thread may block.
    ///   - timeout: How long to wait at most.
    ///   - clock: The clock that measures it.
    ///   - work: The work, which is given the call to ask whether it may still change something.
    /// - Returns: The work's value, or why there is none.
    package static func run<Value: Sendable>(
        on queue: DispatchQueue,
        timeout: Duration,
        clock: InjectedClock,
        _ work: @escaping @Sendable (BlockingCall) -> Value
    ) async -> Outcome<Value> {
        let call = BlockingCall()
        let waiter = OneShot<Outcome<Value>>()
        return await withTaskCancellationHandler {
            let timer = Task {
                do {
                    try await clock.sleep(timeout)
                } catch {
                    return
                }
                waiter.resume { .timedOut(call.point.abandon()) }
            }
            defer { timer.cancel() }
            return await withCheckedContinuation { continuation in
                waiter.wait(continuation)
                queue.async {
                    // A call that nobody waits for any more does not even begin.
                    guard !call.isAbandoned else { return }
                    let value = work(call)
                    waiter.resume { .finished(value) }
                }
            }
        } onCancel: {
            waiter.resume { .cancelled(call.point.abandon()) }
        }
    }
}
