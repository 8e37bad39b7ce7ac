#if Keyring && os(Linux)
import CLibsecret

/// A connection to a message bus of its own, so that its end ends nothing else in the process.
final class BusConnection {
    let pointer: OpaquePointer
    let thread: BusThread

    private init(owning pointer: OpaquePointer, on thread: BusThread) {
        self.pointer = pointer
        self.thread = thread
    }

    deinit {
        ttk_g_object_unref(UnsafeMutableRawPointer(pointer))
    }

    /// Whether either side hung up.
    var isClosed: Bool { ttk_g_dbus_connection_is_closed(pointer) != 0 }

    /// Connects.
    ///
    /// - Throws: ``KeyringFailure`` `connectionFailed`, `denied`, `cancelled`.
    static func open(_ address: String, on thread: BusThread) async throws(KeyringFailure) -> BusConnection {
        guard ttk_g_dbus_is_address(address) != 0 else { throw .connectionFailed }
        let flags = TTK_CONNECTION_AUTHENTICATION_CLIENT | TTK_CONNECTION_MESSAGE_BUS
        let opened = PendingAnswer<BusConnection>(on: thread) { _, result in
            var error: UnsafeMutablePointer<GError>?
            guard let pointer = ttk_g_dbus_connection_new_for_address_finish(result, &error) else {
                return .failure(KeyringFailure(taking: error))
            }
            return .success(BusConnection(owning: pointer, on: thread))
        } begin: { cancellable, callback, data in
            ttk_g_dbus_connection_new_for_address(
                address,
                GDBusConnectionFlags(flags),
                nil,
                cancellable,
                callback,
                data
            )
        }
        return try await opened.value()
    }

    /// Sends a message, and gives what will be its answer.
    ///
    /// - Parameters:
    ///   - method: What to call, on which object of whom.
    ///   - arguments: A tuple.
    ///   - type: The type that the answer must have, in the notation of D-Bus.
    /// - Returns: The answer to wait for.
    func call(_ method: BusMethod, _ arguments: BusValue, answer type: StaticString) -> PendingAnswer<BusValue> {
        PendingAnswer(on: thread) { [pointer] _, result in
            var error: UnsafeMutablePointer<GError>?
            guard let answer = ttk_g_dbus_connection_call_finish(pointer, result, &error) else {
                return .failure(KeyringFailure(taking: error))
            }
            return .success(BusValue(owning: answer))
        } begin: { cancellable, callback, data in
            type.withUTF8Buffer { type in
                ttk_g_dbus_connection_call(
                    pointer,
                    method.owner,
                    method.object.text,
                    method.interface,
                    method.name,
                    arguments.pointer,
                    // A static string ends with NUL, and a type is its text to GLib.
                    type.baseAddress.map { OpaquePointer($0) },
                    GDBusCallFlags(TTK_CALL_NO_AUTO_START),
                    // No time limit of GIO's: the store has its own.
                    Int32.max,
                    cancellable,
                    callback,
                    data
                )
            }
        }
    }

    /// Sends a message whose answer does not matter; the bus is told not to send one.
    func send(_ method: BusMethod, _ arguments: BusValue) {
        ttk_g_dbus_connection_call(
            pointer,
            method.owner,
            method.object.text,
            method.interface,
            method.name,
            arguments.pointer,
            nil,
            GDBusCallFlags(TTK_CALL_NO_AUTO_START),
            Int32.max,
            nil,
            nil,
            nil
        )
    }

    /// Sees to it that what was given to this connection is sent, even if the connection is given up next.
    func flush() {
        AnyPendingAnswer(on: thread) { _, _ in }
            .begin { ttk_g_dbus_connection_flush(pointer, nil, $0, $1) }
    }
}

/// A method or a signal of an object on the bus.
struct BusMethod {
    /// Who has the object: a name on the bus.
    var owner: String
    /// The object.
    var object: ObjectPath
    /// The interface that has it.
    var interface: String
    /// What it is called.
    var name: String

    /// A method or a signal of the bus itself.
    static func ofBus(_ name: String) -> BusMethod {
        BusMethod(owner: "org.freedesktop.DBus", object: .bus, interface: "org.freedesktop.DBus", name: name)
    }
}
#endif
