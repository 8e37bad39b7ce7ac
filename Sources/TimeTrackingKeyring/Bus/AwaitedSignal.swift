#if Keyring && os(Linux)
import CLibsecret
import TimeTrackingKit

/// The first of several signals of a bus, listened for from the beginning and waited for later.
///
/// Listening ends with this object.
final class AwaitedSignal<Value: Sendable> {
    private let connection: BusConnection
    private let listener = SignalListener<Value>()
    private var subscriptions: [UInt32] = []
    private var closing: UInt = 0

    /// Listens for the end of a connection, after which no signal comes.
    init(on connection: BusConnection) {
        self.connection = connection
        closing = ttk_connect_closed(
            connection.pointer,
            { data in
                guard let data else { return 0 }
                Unmanaged<AnySignalListener>.fromOpaque(data).takeUnretainedValue().close()
                return 0
            },
            // Listening ends before this object does, and the listener with it.
            Unmanaged.passUnretained(listener as AnySignalListener).toOpaque()
        )
    }

    deinit {
        for subscription in subscriptions {
            ttk_g_dbus_connection_signal_unsubscribe(connection.pointer, subscription)
        }
        ttk_g_signal_handler_disconnect(UnsafeMutableRawPointer(connection.pointer), closing)
    }

    /// Listens for a signal.
    ///
    /// - Parameters:
    ///   - signal: What sends it, from which object of whom, and its name.
    ///   - argument: Its first argument, or nil for any.
    ///   - meaning: What it means.
    func listen(
        for signal: BusMethod,
        argument: String? = nil,
        meaning: @escaping (BusValue) -> Result<Value, KeyringFailure>
    ) {
        let reaction = SignalReaction { [listener] in listener.end(with: meaning($0)) }
        let subscription = ttk_g_dbus_connection_signal_subscribe(
            connection.pointer,
            signal.owner,
            signal.interface,
            signal.name,
            signal.object.text,
            argument,
            0,
            { _, _, _, _, _, parameters, data in
                guard let data, let parameters else { return }
                Unmanaged<SignalReaction>.fromOpaque(data).takeUnretainedValue().react(BusValue(referring: parameters))
            },
            Unmanaged.passRetained(reaction).toOpaque(),
            { data in
                guard let data else { return }
                Unmanaged<SignalReaction>.fromOpaque(data).release()
            }
        )
        subscriptions.append(subscription)
    }

    /// Waits for the first of the signals; may be asked once.
    ///
    /// - Returns: What it means.
    /// - Throws: ``KeyringFailure`` `cancelled` when the task is, `connectionFailed` and what the signals mean.
    func value() async throws(KeyringFailure) -> Value {
        defer { withExtendedLifetime(self) {} }
        let end = listener.first
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { end.wait($0) }
        } onCancel: {
            end.resume { .failure(.cancelled) }
        }
        return try result.get()
    }
}

/// Where callbacks put the first signal.
private final class SignalListener<Value: Sendable>: AnySignalListener {
    let first = OneShot<Result<Value, KeyringFailure>>()

    func end(with result: Result<Value, KeyringFailure>) {
        first.resume { result }
    }

    override func close() {
        first.resume { .failure(.connectionFailed) }
    }
}

/// A listener without its type, as C's callbacks know it.
private class AnySignalListener {
    func close() {}
}

/// What is done at each signal.
private final class SignalReaction {
    let react: (BusValue) -> Void

    init(_ react: @escaping (BusValue) -> Void) {
        self.react = react
    }
}
#endif
