public import HTTPTypes

/// The proxies whose word on where a request came from is believed.
public struct TrustedProxies: Sendable, Hashable {
    // No chain of proxies is as long; what is beyond was made up.
    private static let maximumProxyCount = 32

    /// Their addresses.
    public var ranges: [AddressRange]

    /// Names the proxies, by default none.
    ///
    /// - Parameter ranges: Their addresses.
    public init(_ ranges: [AddressRange] = []) {
        self.ranges = ranges
    }

    /// Reads the addresses of the proxies.
    ///
    /// - Parameter texts: The ranges, for example `10.0.0.0/8`.
    /// - Throws: ``SignInSettingsError`` with the code `addressRange`.
    public init(parsing texts: [String]) throws(SignInSettingsError) {
        var ranges: [AddressRange] = []
        for text in texts { ranges.append(try AddressRange(text)) }
        self.init(ranges)
    }

    /// Finds out where a request came from.
    ///
    /// `X-Forwarded-For` is read from its right end, where the nearest proxy wrote, and only as far as trusted proxies
    /// wrote it. What stands left of that, the client may have made up.
    ///
    /// - Parameters:
    ///   - peer: The address at the other end of the connection, or nil when it has none.
    ///   - isPeerSecure: Whether that connection is encrypted by this server.
    ///   - fields: The header fields of the request.
    /// - Returns: The addresses, and whether the client speaks HTTPS.
    public func clientAddress(peer: String?, isPeerSecure: Bool, fields: HTTPFields) -> ClientAddress {
        // The zone of a link-local address names an interface of this machine.
        let peer = peer.flatMap { peer in
            IPAddress(peer.utf8.contains(UInt8(ascii: "%")) ? String(peer.prefix { $0 != "%" }) : peer)
        }
        guard let peer, isTrusted(peer) else {
            return ClientAddress(peer: peer, client: peer, isPeerTrusted: false, isSecure: isPeerSecure)
        }
        return ClientAddress(
            peer: peer,
            client: client(behind: peer, fields),
            isPeerTrusted: true,
            isSecure: isPeerSecure || isForwardedSecure(fields)
        )
    }

    private func isTrusted(_ address: IPAddress) -> Bool {
        ranges.contains { $0.contains(address) }
    }

    private func client(behind peer: IPAddress, _ fields: HTTPFields) -> IPAddress {
        let entries = Self.entries(of: .forwardedFor, in: fields)
        var address = peer
        for entry in entries.reversed().prefix(Self.maximumProxyCount) {
            guard isTrusted(address), let next = Self.address(in: entry) else { break }
            address = next
        }
        return address
    }

    /// Whether the proxies say so, each of them that says something.
    private func isForwardedSecure(_ fields: HTTPFields) -> Bool {
        let entries = Self.entries(of: .forwardedProto, in: fields)
        return !entries.isEmpty && entries.allSatisfy { $0.lowercased() == "https" }
    }

    private static func entries(of name: HTTPField.Name, in fields: HTTPFields) -> [String] {
        fields[values: name]
            .flatMap { $0.split(separator: ",", omittingEmptySubsequences: false) }
            .map { $0.trimmingOuterSpace }
    }

    /// Reads an address as proxies write it: alone, with a port, or in brackets.
    private static func address(in entry: String) -> IPAddress? {
        if let address = IPAddress(entry) { return address }
        if entry.first == "[" {
            let parts = entry.dropFirst().split(separator: "]", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, parts[1].isEmpty || isPort(parts[1]), parts[0].contains(":") else { return nil }
            return IPAddress(String(parts[0]))
        }
        guard let colon = entry.firstIndex(of: ":"), isPort(entry[colon...]) else { return nil }
        return IPAddress(String(entry[..<colon]))
    }

    private static func isPort(_ text: Substring) -> Bool {
        text.first == ":" && (1...5).contains(text.dropFirst().count)
            && text.dropFirst().utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
}

extension HTTPField.Name {
    static let forwardedFor = HTTPField.Name.known("X-Forwarded-For")
    static let forwardedProto = HTTPField.Name.known("X-Forwarded-Proto")

    /// A name that is written in the program.
    private static func known(_ name: String) -> HTTPField.Name {
        // Every caller gives a literal of letters and hyphens, which is a name.
        guard let name = HTTPField.Name(name) else { preconditionFailure("not a header's name") }
        return name
    }
}

extension StringProtocol {
    /// The text without spaces and tabs at its ends.
    var trimmingOuterSpace: String {
        let start = drop { $0 == " " || $0 == "\t" }
        guard let last = start.lastIndex(where: { $0 != " " && $0 != "\t" }) else { return "" }
        return String(start[...last])
    }
}
