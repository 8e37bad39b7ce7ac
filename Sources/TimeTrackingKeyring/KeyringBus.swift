#if Keyring
#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The message bus on which the keyring is.
public struct KeyringBus: Sendable, Hashable {
    /// The address, or nil when the environment names none.
    let address: String?

    /// Whether the address is only where a bus usually is, so that none there means that there is none.
    let isConventional: Bool

    /// The session bus of this process, as its environment names it now.
    public static var session: KeyringBus { session(environment: ProcessInfo.processInfo.environment) }

    /// The session bus that an environment names: by `DBUS_SESSION_BUS_ADDRESS`, else by the socket `bus` in the
    /// directory `XDG_RUNTIME_DIR`.
    ///
    /// No bus is started, and no display is asked for one.
    ///
    /// - Parameter environment: The names and values of the variables.
    /// - Returns: The bus, or one that every call finds absent when the environment names none.
    public static func session(environment: [String: String]) -> KeyringBus {
        if let address = environment["DBUS_SESSION_BUS_ADDRESS"], !address.isEmpty {
            let bus = Self.address(address)
            if bus.address != nil { return bus }
        }
        if let directory = environment["XDG_RUNTIME_DIR"], directory.hasPrefix("/") {
            return KeyringBus(address: "unix:path=\(escaped("\(directory)/bus"))", isConventional: true)
        }
        return KeyringBus(address: nil, isConventional: true)
    }

    /// The bus at an address, for example `unix:path=/run/user/1000/bus`.
    ///
    /// Of several with semicolons between them, the first that answers. The address `autolaunch:` is passed over, because
    /// it asks a display for a bus and starts one.
    public static func address(_ address: String) -> KeyringBus {
        let addresses = address.split(separator: ";", omittingEmptySubsequences: false)
        let running = addresses.filter { !$0.hasPrefix("autolaunch:") }
        // What names nothing but a bus to start names none.
        guard !running.isEmpty else { return KeyringBus(address: nil, isConventional: true) }
        return KeyringBus(address: running.joined(separator: ";"), isConventional: false)
    }

    /// A path as it stands in an address.
    private static func escaped(_ path: String) -> String {
        path.utf8.reduce(into: "") { text, byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "/"),
                UInt8(ascii: "."):
                text.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16)
                text += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
            }
        }
    }
}
#endif
