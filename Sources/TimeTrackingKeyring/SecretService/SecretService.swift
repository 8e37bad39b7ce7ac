#if Keyring && os(Linux)
import CLibsecret
import TimeTrackingKit

/// The Secret Service on a bus, with a session in which secrets travel encrypted.
///
/// Messages go to the unique name of the program that owned the service when the session began: when another takes its
/// place, this one is over, and no secret is sent to a program that does not know the session.
final class SecretService {
    let connection: BusConnection
    let owner: String
    private let pointer: OpaquePointer
    private var early: (search: EarlySearch, answer: PendingAnswer<BusValue>)?

    private init(owning pointer: OpaquePointer, connection: BusConnection, owner: String) {
        self.pointer = pointer
        self.connection = connection
        self.owner = owner
    }

    deinit {
        ttk_g_object_unref(UnsafeMutableRawPointer(pointer))
    }

    /// Connects to a bus, starts the service there if the bus can, and opens a session.
    ///
    /// - Parameters:
    ///   - address: The address of the bus.
    ///   - isConventional: Whether the address is only where a bus usually is.
    ///   - search: What is to be searched for first, or nil.
    ///   - thread: The bus thread.
    /// - Returns: The service.
    /// - Throws: ``KeyringFailure`` `connectionFailed`, `noService`, `denied`, `cancelled`, `busLost` and others.
    static func open(
        _ address: String,
        isConventional: Bool,
        searching search: EarlySearch?,
        on thread: BusThread
    ) async throws(KeyringFailure) -> SecretService {
        let connection: BusConnection
        do throws(KeyringFailure) {
            connection = try await BusConnection.open(address, on: thread)
        } catch {
            switch error {
            case .connectionFailed where isConventional: throw .noBus
            // An address that GIO does not understand.
            case .malformedAnswer: throw .connectionFailed
            default: throw error
            }
        }
        do throws(KeyringFailure) {
            return try await open(on: connection, searching: search)
        } catch .connectionFailed {
            // It did answer at first.
            throw .busLost
        }
    }

    private static func open(
        on connection: BusConnection,
        searching search: EarlySearch?
    ) async throws(KeyringFailure) -> SecretService {
        let owner = try await owner(on: connection)
        let found = search.map { beginSearch($0.attributes, of: owner, on: connection) }
        let opened = PendingAnswer<SecretService>(on: connection.thread) { source, result in
            var error: UnsafeMutablePointer<GError>?
            guard let pointer = ttk_g_async_initable_new_finish(source, result, &error) else {
                return .failure(KeyringFailure(taking: error))
            }
            return .success(SecretService(owning: pointer, connection: connection, owner: owner))
        } begin: { cancellable, callback, data in
            ttk_secret_service_new(connection.pointer, owner, cancellable, callback, data)
        }
        let service = try await opened.value()
        if let search, let found { service.early = (search, found) }
        return service
    }

    /// The answer of the search that was sent early for a call, once; nil when there was none.
    func takeEarlyAnswer(of call: KeyringCall, to attributes: [String: String]) -> PendingAnswer<BusValue>? {
        guard let early, early.search.call === call, early.search.attributes == attributes else { return nil }
        self.early = nil
        return early.answer
    }

    private static let name = "org.freedesktop.secrets"

    /// The unique name of the program that has the service's name, which is started when nobody has it.
    private static func owner(on connection: BusConnection) async throws(KeyringFailure) -> String {
        do throws(KeyringFailure) {
            return try await currentOwner(on: connection)
        } catch .sessionEnded {
            // Nobody has the name.
        }
        do throws(KeyringFailure) {
            let arguments = BusValue.tuple(.string(name), .number(0))
            _ = try await connection.call(.ofBus("StartServiceByName"), arguments, answer: "(u)").value()
        } catch {
            switch error {
            case .cancelled, .denied, .connectionFailed: throw error
            // The bus knows no program for this name.
            case .sessionEnded: throw .noService
            default: throw .serviceDoesNotStart
            }
        }
        return try await currentOwner(on: connection)
    }

    private static func currentOwner(on connection: BusConnection) async throws(KeyringFailure) -> String {
        let answer = try await connection.call(.ofBus("GetNameOwner"), .tuple(.string(name)), answer: "(s)").value()
        guard let owner = answer.members?.first?.text else { throw .malformedAnswer }
        return owner
    }

    /// Whether the connection is still there.
    var isOpen: Bool { !connection.isClosed }

    /// The path of the session, for calls that name it.
    var session: ObjectPath? {
        ttk_secret_service_get_session_dbus_path(pointer).map { ObjectPath(text: String(cString: $0)) }
    }

    /// A secret as it travels in this session.
    func encode(_ secret: Secret) throws(KeyringFailure) -> BusValue {
        let value = secret.withRevealedBytes { bytes in
            ttk_secret_value_new(
                bytes.baseAddress?.assumingMemoryBound(to: CChar.self),
                bytes.count,
                // What has no meaning as text must not be offered to others as text.
                bytes.isText ? "text/plain" : "application/octet-stream"
            )
        }
        guard let value else { throw .malformedAnswer }
        defer { ttk_secret_value_unref(UnsafeMutableRawPointer(value)) }
        guard let encoded = ttk_secret_service_encode_dbus_secret(pointer, value) else { throw .sessionEnded }
        return BusValue(owning: ttk_g_variant_ref_sink(encoded))
    }

    /// The secret that travelled in this session.
    func decode(_ value: BusValue) throws(KeyringFailure) -> Secret {
        guard value.type == "(oayays)", let secret = ttk_secret_service_decode_dbus_secret(pointer, value.pointer)
        else {
            throw .malformedAnswer
        }
        defer { ttk_secret_value_unref(UnsafeMutableRawPointer(secret)) }
        var count = 0
        let bytes = ttk_secret_value_get(secret, &count)
        return Secret(UnsafeRawBufferPointer(start: bytes, count: bytes == nil ? 0 : count))
    }
}

extension UnsafeRawBufferPointer {
    /// Whether the bytes are UTF-8 without NUL; found out without a copy of them.
    fileprivate var isText: Bool {
        var decoder = UTF8()
        var bytes = makeIterator()
        while true {
            switch decoder.decode(&bytes) {
            case .scalarValue("\0"), .error: return false
            case .scalarValue: continue
            case .emptyInput: return true
            }
        }
    }
}
#endif
