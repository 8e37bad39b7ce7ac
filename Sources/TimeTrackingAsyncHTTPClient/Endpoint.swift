#if AsyncHTTPClient
import HTTPTypes
import TimeTrackingKit

/// Where a request goes, checked so strictly that no two parsers can disagree about the host.
struct Endpoint: Sendable, CustomStringConvertible {
    /// The whole URL.
    let url: String

    /// The host and port, for messages.
    let description: String

    /// Checks the target of a request.
    ///
    /// - Throws: `TransportError` with the code `invalidRequest`.
    init(_ request: HTTPRequest) throws(TransportError) {
        guard let scheme = request.scheme?.lowercased(), let defaultPort = Self.defaultPorts[scheme] else {
            throw Self.invalid("The request has neither the scheme http nor https; give it one of them.")
        }
        guard let authority = request.authority, let (host, port) = Self.split(authority) else {
            throw Self.invalid(
                "The request's authority is not a host name with an optional port; correct the endpoint."
            )
        }
        guard let path = request.path, path.utf8.first == UInt8(ascii: "/"), path.utf8.allSatisfy(Self.isPathByte)
        else {
            throw Self.invalid(
                "The request's path does not begin with a slash, or has a character that must be percent-encoded; "
                    + "encode each segment."
            )
        }
        guard request.method != .connect else {
            throw Self.invalid("The transport opens no tunnels; use another method than CONNECT.")
        }
        self.url = "\(scheme)://\(authority)\(path)"
        self.description = "\(host):\(port ?? defaultPort)"
    }

    private static let defaultPorts = ["http": 80, "https": 443]

    private static func invalid(_ message: String) -> TransportError {
        TransportError(.invalidRequest, delivery: .notSent, message: message)
    }

    private static func split(_ authority: String) -> (host: Substring, port: Int?)? {
        let host: Substring
        let rest: Substring
        if authority.first == "[" {
            guard let end = authority.firstIndex(of: "]") else { return nil }
            host = authority[...end]
            rest = authority[authority.index(after: end)...]
            guard host.utf8.count > 2, host.utf8.dropFirst().dropLast().allSatisfy(isAddressByte) else { return nil }
        } else {
            host = authority.prefix { $0 != ":" }
            rest = authority[host.endIndex...]
            guard !host.isEmpty, host.utf8.allSatisfy(isNameByte) else { return nil }
        }
        if rest.isEmpty { return (host, nil) }
        let digits = rest.dropFirst()
        guard rest.first == ":", digits.utf8.allSatisfy(isDigit), let port = Int(digits), (1...65_535).contains(port)
        else { return nil }
        return (host, port)
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        isLetterOrDigit(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_")
    }

    private static func isAddressByte(_ byte: UInt8) -> Bool {
        isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte | 0x20)
            || byte == UInt8(ascii: ":") || byte == UInt8(ascii: ".")
    }

    /// The characters of RFC 3986 that a path and a query may have.
    private static func isPathByte(_ byte: UInt8) -> Bool {
        isLetterOrDigit(byte) || "-._~!$&'()*+,;=:@/?%".utf8.contains(byte)
    }
}
#endif
