#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// A range of addresses such as `10.0.0.0/8`, or one address.
public struct NetworkRange: Sendable, Hashable, CustomStringConvertible {
    /// The first address: 4 bytes for IPv4, 16 for IPv6.
    public let bytes: [UInt8]

    /// How many bits of an address have to be those of ``bytes``.
    public let prefixLength: Int

    /// The addresses of this machine alone.
    static let loopback = [NetworkRange([127, 0, 0, 0], 8), NetworkRange([UInt8](repeating: 0, count: 15) + [1], 128)]

    private init(_ bytes: [UInt8], _ prefixLength: Int) {
        self.bytes = bytes
        self.prefixLength = prefixLength
    }

    /// Reads a range; the result is nil when the text is none.
    ///
    /// Bits behind the prefix have to be zero: `10.1.0.0/8` is more often a mistake than meant.
    ///
    /// - Parameter text: The range, or one address.
    public init?(_ text: String) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let bytes = Self.bytes(of: String(parts[0])) else { return nil }
        var prefix = bytes.count * 8
        if parts.count == 2 {
            guard parts[1].utf8.allSatisfy({ (48...57).contains($0) }), let length = Int(parts[1]), length <= prefix
            else {
                return nil
            }
            prefix = length
        }
        guard Self.masked(bytes, prefix) == bytes else { return nil }
        self.init(bytes, prefix)
    }

    /// Whether an address lies in the range.
    ///
    /// - Parameter address: The address, without a port; an IPv4 address in the form of IPv6 counts as IPv4.
    /// - Returns: Whether it does; false when it is no address.
    public func contains(_ address: String) -> Bool {
        guard let other = Self.bytes(of: address), other.count == bytes.count else { return false }
        return Self.masked(other, prefixLength) == bytes
    }

    /// The range as it is written.
    public var description: String {
        var address = bytes
        var buffer = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        let family = bytes.count == 4 ? AF_INET : AF_INET6
        guard inet_ntop(family, &address, &buffer, socklen_t(buffer.count)) != nil else { return "?/\(prefixLength)" }
        return
            "\(String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self))/\(prefixLength)"
    }

    /// The bytes of an address, or nil when the text is none.
    static func bytes(of address: String) -> [UInt8]? {
        var four = [UInt8](repeating: 0, count: 4)
        if inet_pton(AF_INET, address, &four) == 1 { return four }
        var sixteen = [UInt8](repeating: 0, count: 16)
        guard inet_pton(AF_INET6, address, &sixteen) == 1 else { return nil }
        let isMapped = sixteen[..<10].allSatisfy { $0 == 0 } && sixteen[10] == 0xFF && sixteen[11] == 0xFF
        return isMapped ? Array(sixteen[12...]) : sixteen
    }

    private static func masked(_ bytes: [UInt8], _ prefixLength: Int) -> [UInt8] {
        bytes.enumerated()
            .map { index, byte in
                let kept = min(8, max(0, prefixLength - index * 8))
                return byte & UInt8(truncatingIfNeeded: 0xFF00 >> kept)
            }
    }
}
