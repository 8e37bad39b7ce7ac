/// How a call with a deadline ended for its caller.
package enum DeadlineOutcome<Value: Sendable>: Sendable {
    /// The work came to its end.
    case finished(Value)
    /// The deadline passed first.
    case timedOut
    /// The calling task was cancelled first.
    case cancelled
}

/// Runs asynchronous work and waits for it until a deadline at most.
///
/// The caller goes on at the deadline or when its task is cancelled, whatever the work does; the work is cancelled then.
///
/// - Parameters:
///   - timeout: How long to wait at most.
///   - clock: The clock that measures it.
///   - work: The work.
/// - Returns: The work's value, or why there is none.
package func withDeadline<Value: Sendable>(
    _ timeout: Duration,
    clock: InjectedClock,
    _ work: @escaping @Sendable () async -> Value
) async -> DeadlineOutcome<Value> {
    let outcome = OneShot<DeadlineOutcome<Value>>()
    let worker = Task {
        let value = await work()
        outcome.resume { .finished(value) }
    }
    let timer = Task {
        do {
            try await clock.sleep(timeout)
        } catch {
            return
        }
        outcome.resume { .timedOut }
    }
    defer {
        worker.cancel()
        timer.cancel()
    }
    return await withTaskCancellationHandler {
        await withCheckedContinuation { continuation in
            outcome.wait(continuation)
        }
    } onCancel: {
        outcome.resume { .cancelled }
    }
}
