#if Keyring && os(Linux)
import CLibsecret

/// What GIO was asked for and will answer on the bus thread.
///
/// Operations are begun first and waited for later, so that several are under way at once. An operation that nobody waits
/// for any more is given up: GIO would keep its connection until an answer comes, which may be never.
final class PendingAnswer<Value> {
    typealias Finish = (_ source: OpaquePointer?, _ result: OpaquePointer?) -> Result<Value, KeyringFailure>

    private let cancellable = Cancellable()
    private var result: Result<Value, KeyringFailure>?
    private var waiter: CheckedContinuation<Void, Never>?

    /// Begins an operation.
    ///
    /// - Parameters:
    ///   - thread: The bus thread, which goes on for as long as GIO's answer has not come.
    ///   - finish: Turns GIO's result into a value.
    ///   - begin: Hands the cancellable, the callback and its data to GIO.
    init(
        on thread: BusThread,
        finish: @escaping Finish,
        begin: (OpaquePointer, GAsyncReadyCallback, UnsafeMutableRawPointer) -> Void
    ) {
        let box = AnyPendingAnswer(on: thread) { [weak self] source, result in
            // Taken even when nobody wants it, so that it is released.
            let result = finish(source, result)
            self?.complete(result)
        }
        box.begin { begin(cancellable.pointer, $0, $1) }
    }

    deinit {
        if result == nil { cancellable.cancel() }
    }

    private func complete(_ result: Result<Value, KeyringFailure>) {
        self.result = result
        waiter?.resume()
        waiter = nil
    }

    /// Waits for the answer; may be asked once.
    ///
    /// - Parameter isolation: The actor of the bus thread.
    /// - Returns: The answer.
    /// - Throws: ``KeyringFailure``, `cancelled` when the task is.
    func value(isolation: isolated (any Actor)? = #isolation) async throws(KeyringFailure) -> Value {
        if result == nil {
            await withTaskCancellationHandler {
                // Named, so that this closure runs on the bus thread too, as everything must that the callback sees.
                _ = isolation
                await withCheckedContinuation { waiter = $0 }
            } onCancel: { [cancellable] in
                cancellable.cancel()
            }
        }
        // The answer is there when the waiter is resumed.
        guard let result else { throw .cancelled }
        return try result.get()
    }
}

/// A pending answer without its type, as C's callbacks know it; it lasts until GIO calls back.
final class AnyPendingAnswer {
    private let complete: (OpaquePointer?, OpaquePointer?) -> Void
    // What GIO answers after the end of the thread is never heard, and what it keeps for that never released.
    private let thread: BusThread

    init(on thread: BusThread, _ complete: @escaping (OpaquePointer?, OpaquePointer?) -> Void) {
        self.thread = thread
        self.complete = complete
    }

    /// Hands the callback and its data to GIO, which must call it once.
    func begin(_ operation: (GAsyncReadyCallback, UnsafeMutableRawPointer) -> Void) {
        operation(
            { source, result, data in
                guard let data else { return }
                Unmanaged<AnyPendingAnswer>.fromOpaque(data).takeRetainedValue().complete(source, result)
            },
            Unmanaged.passRetained(self).toOpaque()
        )
    }
}
#endif
