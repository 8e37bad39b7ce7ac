public import SystemPackage
public import TimeTrackingKit

/// Where an issuer's public keys are: a JSON Web Key Set.
public enum KeySetSource: Sendable, Hashable {
    /// In a file, which is read again when it changes.
    case file(FilePath)
    /// At the issuer, where they are fetched again from time to time.
    case address(KeySetAddress)
}

/// The address of a key set: HTTPS, or HTTP on this machine.
public struct KeySetAddress: Sendable, Hashable, CustomStringConvertible {
    /// Scheme, host and port.
    public let origin: Origin

    /// The path and the query.
    public let path: String

    /// Reads an address such as `https://project.supabase.co/auth/v1/.well-known/jwks.json`.
    ///
    /// - Parameter text: The address.
    /// - Throws: ``SignInSettingsError`` with the code `keyAddress`.
    public init(_ text: String) throws(SignInSettingsError) {
        let isPlain = text.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\\") }
        guard isPlain, text.utf8.count <= 2048, !text.contains("#"), let schemeEnd = text.firstRange(of: "://") else {
            throw Self.refusal("is not an address; write it as https://host/path")
        }
        let end = text[schemeEnd.upperBound...].firstIndex { $0 == "/" || $0 == "?" } ?? text.endIndex
        let origin: Origin
        do {
            origin = try Origin(String(text[..<end]))
        } catch {
            throw Self.refusal("is not an address; write it as https://host/path, without a user name")
        }
        guard origin.scheme == "https" || origin.isLoopback else {
            throw Self.refusal("has http, on which anybody in between can exchange the keys; write https")
        }
        self.origin = origin
        let rest = text[end...]
        self.path = rest.first == "/" ? String(rest) : "/" + rest
    }

    private static func refusal(_ reason: String) -> SignInSettingsError {
        SignInSettingsError(.keyAddress, "The address of the key set \(reason).")
    }

    /// The address without its query.
    public var description: String { "\(origin)\(path.prefix { $0 != "?" })" }
}
