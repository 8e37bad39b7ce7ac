/// Where the server listens.
public struct ListenAddress: Sendable, Hashable, CustomStringConvertible {
    /// A name or an address, without brackets.
    public let host: String

    /// The port; 0 lets the system choose one.
    public let port: Int

    /// Where it listens when nothing is set.
    public static let usual = ListenAddress(host: "127.0.0.1", port: 8080)

    private init(host: String, port: Int) {
        self.host = host
        self.port = port
    }

    /// Reads an address such as `127.0.0.1:8080` or `[::1]:8080`; the result is nil when the text is none.
    ///
    /// - Parameter text: The address.
    public init?(_ text: String) {
        guard let colon = text.lastIndex(of: ":") else { return nil }
        let digits = text[text.index(after: colon)...]
        guard digits.utf8.allSatisfy({ (48...57).contains($0) }), let port = UInt16(digits) else { return nil }
        var host = text[..<colon]
        if host.first == "[", host.last == "]" {
            host = host.dropFirst().dropLast()
            guard NetworkRange.bytes(of: String(host))?.count == 16 else { return nil }
        } else {
            let isName = host.utf8.allSatisfy { byte in
                (48...57).contains(byte) || (97...122).contains(byte | 0x20) || byte == 45 || byte == 46
            }
            guard !host.isEmpty, host.utf8.count <= 253, isName else { return nil }
        }
        self.host = String(host)
        self.port = Int(port)
    }

    /// Whether only this machine can reach it.
    public var isLoopback: Bool {
        if host.lowercased() == "localhost" { return true }
        return NetworkRange.loopback.contains { $0.contains(host) }
    }

    /// The address, an IPv6 one in brackets.
    public var description: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }
}
