/// A range of addresses, such as `10.0.0.0/8`, `2001:db8::/32` or `192.0.2.7`.
public struct AddressRange: Sendable, Hashable, CustomStringConvertible {
    private let base: IPAddress
    private let prefixLength: Int

    /// Reads a range: an address, or one with the number of its bits that all members share.
    ///
    /// - Parameter text: The range.
    /// - Throws: ``SignInSettingsError`` with the code `addressRange` when it cannot be read, has bits beyond its prefix,
    ///   or has everybody in it.
    public init(_ text: String) throws(SignInSettingsError) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = parts.first, let address = IPAddress(String(first)) else {
            throw Self.refusal("is not an address; write it as 10.0.0.0/8 or 2001:db8::/32")
        }
        let bitCount = address.bytes.count * 8
        guard parts.count == 2 else {
            self.base = address
            self.prefixLength = bitCount
            return
        }
        // Of an IPv4 address that is written as an IPv6 one, the first 96 bits are not counted.
        let hidden = !address.isIPv6 && first.contains(":") ? 96 : 0
        let digits = parts[1]
        let isNumber = !digits.isEmpty && digits.utf8.allSatisfy { (0x30...0x39).contains($0) }
        guard isNumber, let length = Int(digits).map({ $0 - hidden }), (0...bitCount).contains(length) else {
            throw Self.refusal("has not the number of its bits behind the slash; write it as 10.0.0.0/8")
        }
        guard length > 0 else {
            throw Self.refusal("has every address in it; name the proxy's own addresses")
        }
        guard address.network(prefixLength: length) == address else {
            throw Self.refusal("has bits beyond its prefix; write \(address.network(prefixLength: length))/\(length)")
        }
        self.base = address
        self.prefixLength = length
    }

    private static func refusal(_ reason: String) -> SignInSettingsError {
        SignInSettingsError(.addressRange, "A range of trusted proxies \(reason).")
    }

    /// Whether an address is in the range.
    public func contains(_ address: IPAddress) -> Bool {
        address.isIPv6 == base.isIPv6 && address.network(prefixLength: prefixLength) == base
    }

    /// The range as it is written.
    public var description: String { "\(base)/\(prefixLength)" }
}
