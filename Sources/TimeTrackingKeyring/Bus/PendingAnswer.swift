#if Keyring && os(Linux)
import CLibsecret

/// What GIO was asked for and will answer on the bus thread.
///
/// Operations are begun first and waited for later, so that several are under way at once. Whoever stops waiting leaves
/// nothing behind: GIO's late answer is released when it comes.
final class PendingAnswer<Value> {
    typealias Finish = (_ source: OpaquePointer?, _ result: OpaquePointer?) -> Result<Value, KeyringFailure>

    private let finish: Finish
    private let cancellable = Cancellable()
    private var result: Result<Value, KeyringFailure>?
    private var waiter: CheckedContinuation<Void, Never>?

    /// Begins an operation.
    ///
    /// - Parameters:
    ///   - finish: Turns GIO's result into a value.
    ///   - begin: Hands the cancellable, the callback and its data to GIO.
    init(
        finish: @escaping Finish,
        begin: (OpaquePointer, GAsyncReadyCallback, UnsafeMutableRawPointer) -> Void
    ) {
        self.finish = finish
        let callback: GAsyncReadyCallback = { source, result, data in
            guard let data else { return }
            Unmanaged<AnyPendingAnswer>.fromOpaque(data).takeRetainedValue().complete(source, result)
        }
        let box = AnyPendingAnswer { [self] source, result in complete(source, result) }
        begin(cancellable.pointer, callback, Unmanaged.passRetained(box).toOpaque())
    }

    private func complete(_ source: OpaquePointer?, _ result: OpaquePointer?) {
        self.result = finish(source, result)
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

/// A pending answer without its type, as C's callbacks know it.
private final class AnyPendingAnswer {
    let complete: (OpaquePointer?, OpaquePointer?) -> Void

    init(_ complete: @escaping (OpaquePointer?, OpaquePointer?) -> Void) {
        self.complete = complete
    }
}
#endif
