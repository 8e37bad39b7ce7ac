#if Keyring && os(Linux)
import CLibsecret

/// What tells GIO to give an operation up.
final class Cancellable: Sendable {
    // GIO's cancellables may be cancelled from any thread.
    nonisolated(unsafe) let pointer: OpaquePointer

    init() {
        self.pointer = ttk_g_cancellable_new()
    }

    deinit {
        ttk_g_object_unref(UnsafeMutableRawPointer(pointer))
    }

    /// Gives the operation up; it ends soon with ``KeyringFailure/cancelled``.
    func cancel() {
        ttk_g_cancellable_cancel(pointer)
    }
}
#endif
