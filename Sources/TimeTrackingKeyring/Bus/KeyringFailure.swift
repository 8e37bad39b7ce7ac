#if Keyring && os(Linux)
import CLibsecret

/// Why the keyring did not do what it was asked, before a store turns it into a sentence.
enum KeyringFailure: Error, Hashable {
    /// libsecret is not installed, or too old.
    case noLibrary
    /// The process cannot start a thread.
    case noThread
    /// The environment names no bus.
    case noBus
    /// The bus does not answer at its address.
    case connectionFailed
    /// The bus knows no Secret Service, neither one that runs nor one that it could start.
    case noService
    /// The bus knows how to start a Secret Service, and it does not start.
    case serviceDoesNotStart
    /// The service has no such collection.
    case noCollection
    /// The item or its collection is locked.
    case locked
    /// The service wants a person to agree to a change, and nobody may be asked.
    case unconfirmed
    /// A person closed the prompt.
    case dismissed
    /// The bus or the service refuses access.
    case denied
    /// Several items answer.
    case ambiguous(Int)
    /// The item to keep is not among those that answer.
    case noSuchChoice
    /// The operation was given up.
    case cancelled
    /// The service knows this connection's session no longer; it did nothing.
    case sessionEnded
    /// The service went away and did not answer; it may have done what it was asked.
    case serviceLost
    /// There was a service, and now there is none.
    case serviceGone
    /// There was a bus, and now it does not answer; a service may have done what it was asked.
    case busLost
    /// The object that was addressed does not exist, or no longer.
    case noSuchObject
    /// The service answered something that the protocol does not know.
    case malformedAnswer
    /// A write to the item has begun and not ended.
    case unfinishedWrite
    /// Any other error of the service or the bus, by its name.
    case refused(String)
}

extension KeyringFailure {
    /// Whether the service went away in the middle, so that nobody knows what it did.
    var isLoss: Bool { self == .serviceLost || self == .busLost || self == .connectionFailed }

    /// What it means where a service has been seen before: it was there, so that nothing says that it is absent.
    var afterContact: KeyringFailure {
        switch self {
        case .noService: .serviceGone
        case .connectionFailed, .noBus: .busLost
        default: self
        }
    }

    /// Whether it says that nothing was done.
    var isRefusal: Bool {
        switch self {
        case .serviceLost, .busLost, .connectionFailed, .malformedAnswer, .cancelled, .refused: false
        default: true
        }
    }

    /// Reads an error of GIO and releases it.
    init(taking error: UnsafeMutablePointer<GError>?) {
        guard let error else {
            self = .malformedAnswer
            return
        }
        defer { ttk_g_error_free(error) }
        if let name = ttk_g_dbus_error_get_remote_error(error) {
            defer { ttk_g_free(name) }
            self.init(remote: String(cString: name))
        } else if error.pointee.domain == ttk_g_io_error_quark() {
            self.init(io: error.pointee.code)
        } else {
            self = .malformedAnswer
        }
    }

    /// Reads the name of an error that came over the bus.
    private init(remote name: String) {
        self =
            switch name {
            case "org.freedesktop.Secret.Error.IsLocked": .locked
            case "org.freedesktop.Secret.Error.NoSession": .sessionEnded
            // What the bus says when nobody has the name that a message went to.
            case "org.freedesktop.DBus.Error.ServiceUnknown", "org.freedesktop.DBus.Error.NameHasNoOwner": .sessionEnded
            case "org.freedesktop.DBus.Error.NoReply", "org.freedesktop.DBus.Error.Disconnected": .serviceLost
            case "org.freedesktop.Secret.Error.NoSuchObject", "org.freedesktop.DBus.Error.UnknownObject",
                "org.freedesktop.DBus.Error.UnknownMethod", "org.freedesktop.DBus.Error.UnknownInterface":
                .noSuchObject
            case "org.freedesktop.DBus.Error.AccessDenied", "org.freedesktop.DBus.Error.AuthFailed": .denied
            default: .refused(name)
            }
    }

    /// Reads a code of GIO's own errors.
    private init(io code: Int32) {
        self =
            switch Int(code) {
            case TTK_IO_ERROR_PERMISSION_DENIED: .denied
            case TTK_IO_ERROR_INVALID_ARGUMENT: .malformedAnswer
            case TTK_IO_ERROR_CANCELLED: .cancelled
            // An error that came over the bus, and whose name libsecret has taken away.
            case TTK_IO_ERROR_DBUS_ERROR: .refused("GDBusError")
            default: .connectionFailed
            }
    }
}
#endif
