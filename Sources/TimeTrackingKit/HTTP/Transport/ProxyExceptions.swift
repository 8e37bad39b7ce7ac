#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// The hosts that are reached without a proxy: the entries of `NO_PROXY`.
struct ProxyExceptions: Sendable, Hashable {
    private enum Hosts: Hashable {
        case all
        case name(String)
        case addresses(IPAddress, prefixLength: Int)
    }

    private struct Entry: Hashable {
        var hosts: Hosts
        /// The only port that is meant, or nil for all.
        var port: Int?
    }

    private let entries: [Entry]

    /// Reads a list, in which an entry that is no host stands for none.
    init(_ list: String) {
        entries = list.split(whereSeparator: { $0 == "," || $0.isWhitespace }).compactMap { Self.entry($0) }
    }

    /// Whether a host is reached without a proxy.
    ///
    /// - Parameters:
    ///   - host: The host; an IPv6 address may have brackets.
    ///   - port: The port.
    /// - Returns: True when an entry means the host and the port.
    func contain(host: String, port: Int) -> Bool {
        let name = Self.withoutFinalDot(host.lowercased()[...])
        let address = IPAddress(Self.withoutBrackets(name))
        return entries.contains { entry in
            guard entry.port == nil || entry.port == port else { return false }
            switch entry.hosts {
            case .all: return true
            case .name(let suffix): return address == nil && (name == suffix || name.hasSuffix(".\(suffix)"))
            case .addresses(let network, let length): return address?.isWithin(network, prefixLength: length) ?? false
            }
        }
    }

    /// Whether a host is this machine, in any spelling.
    static func isThisMachine(_ host: String) -> Bool {
        let name = withoutFinalDot(host.lowercased()[...])
        guard let address = IPAddress(withoutBrackets(name)) else { return name == "localhost" }
        return address.isLoopback
    }

    private static func entry(_ text: Substring) -> Entry? {
        if text == "*" { return Entry(hosts: .all, port: nil) }
        // An address of IPv6 has colons of its own, so the port is looked for after it has been tried whole.
        if let hosts = hosts(text) { return Entry(hosts: hosts, port: nil) }
        guard let colon = text.lastIndex(of: ":"),
            let port = UInt16(text[text.index(after: colon)...]),
            let hosts = hosts(text[..<colon])
        else { return nil }
        return Entry(hosts: hosts, port: Int(port))
    }

    private static func hosts(_ text: Substring) -> Hosts? {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = parts.first else { return nil }
        if let address = IPAddress(withoutBrackets(first)) {
            guard parts.count == 2 else { return .addresses(address, prefixLength: address.bytes.count * 8) }
            guard let length = Int(parts[1]), (0...address.bytes.count * 8).contains(length) else { return nil }
            return .addresses(address, prefixLength: length)
        }
        var name = withoutFinalDot(text.lowercased()[...])
        // "*.example.com" is not curl's, but what is meant cannot be mistaken.
        if name.hasPrefix("*.") { name = name.dropFirst() }
        while name.first == "." { name = name.dropFirst() }
        guard !name.isEmpty, !name.contains(where: { $0 == ":" || $0 == "/" || $0 == "[" }) else { return nil }
        return .name(String(name))
    }

    private static func withoutFinalDot(_ name: Substring) -> Substring { name.last == "." ? name.dropLast() : name }

    private static func withoutBrackets(_ host: Substring) -> Substring {
        host.first == "[" && host.last == "]" ? host.dropFirst().dropLast() : host
    }
}

/// An address of IPv4 or IPv6.
private struct IPAddress: Sendable, Hashable {
    /// Four bytes or sixteen, the most significant first.
    let bytes: [UInt8]

    /// Reads an address as the system does, or returns nil when the text is none.
    init?(_ text: Substring) {
        let text = String(text)
        for (family, size) in [(AF_INET, 4), (AF_INET6, 16)] {
            var bytes = [UInt8](repeating: 0, count: size)
            if inet_pton(family, text, &bytes) == 1 {
                self.bytes = bytes
                return
            }
        }
        return nil
    }

    /// Whether it is within 127.0.0.0/8, also as an address of IPv6, or is ::1.
    var isLoopback: Bool {
        switch bytes.count {
        case 4: bytes[0] == 127
        default:
            bytes == [UInt8](repeating: 0, count: 15) + [1]
                || bytes.prefix(12) == [UInt8](repeating: 0, count: 10) + [0xFF, 0xFF] && bytes[12] == 127
        }
    }

    /// Whether the first bits are those of another address of the same family.
    func isWithin(_ network: IPAddress, prefixLength: Int) -> Bool {
        guard bytes.count == network.bytes.count else { return false }
        return zip(bytes, network.bytes).enumerated()
            .allSatisfy { index, pair in
                let bits = min(8, max(0, prefixLength - index * 8))
                let mask = UInt8(truncatingIfNeeded: 0xFF << (8 - bits))
                return pair.0 & mask == pair.1 & mask
            }
    }
}
