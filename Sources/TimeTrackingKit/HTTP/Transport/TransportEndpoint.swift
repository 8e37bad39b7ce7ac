package import HTTPTypes

/// Where a request goes, checked so strictly that no two parsers can disagree about the host.
///
/// Every transport of this package takes its requests apart with it.
package struct TransportEndpoint: Sendable, CustomStringConvertible {
    /// The whole URL.
    package let url: String

    /// `http` or `https`.
    package let scheme: String

    /// The host in lower case; an IPv6 address keeps its brackets.
    package let host: String

    /// The port, also when it is the scheme's own.
    package let port: Int

    /// The host and port, and the proxy on the way there, for messages.
    package private(set) var description: String

    /// Checks the target of a request.
    ///
    /// - Parameter request: The request.
    /// - Throws: ``TransportError`` with the code `invalidRequest`.
    package init(_ request: HTTPRequest) throws(TransportError) {
        guard let scheme = request.scheme?.lowercased(), scheme == "http" || scheme == "https" else {
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
        self.scheme = scheme
        self.host = host.lowercased()
        self.port = port ?? Origin.defaultPort(of: scheme)
        self.url = "\(scheme)://\(authority)\(path)"
        self.description = "\(host):\(self.port)"
    }

    /// The same target, with the proxy on the way there in what messages say.
    ///
    /// - Parameter proxy: The proxy, or nil for none.
    /// - Returns: The target.
    package func through(_ proxy: ProxySettings.Proxy?) -> TransportEndpoint {
        var endpoint = self
        if let proxy { endpoint.description += " through the proxy \(proxy.host):\(proxy.port)" }
        return endpoint
    }

    private static func invalid(_ message: String) -> TransportError {
        TransportError(.invalidRequest, delivery: .notSent, message: message)
    }

    /// Takes an authority apart, or returns nil when it is more or less than a host with an optional port.
    package static func split(_ authority: some StringProtocol) -> (host: String, port: Int?)? {
        let authority = String(authority)
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
        if rest.isEmpty { return (String(host), nil) }
        let digits = rest.dropFirst()
        guard rest.first == ":", digits.utf8.allSatisfy(isDigit), let port = Int(digits), (1...65_535).contains(port)
        else { return nil }
        return (String(host), port)
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
