import NIOCore

/// By what requests from an address are counted.
enum AddressKey {
    /// The address itself, or the network of 64 bits of one of IPv6, as a client has all addresses of it.
    ///
    /// - Parameter address: The address, without a port.
    /// - Returns: A text that is the same for addresses that count as one.
    static func key(of address: String) -> String {
        let isIPv4 = !address.utf8.contains { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "%") }
        if isIPv4 { return address }
        let plain = String(address.prefix { $0 != "%" })
        guard let socketAddress = try? SocketAddress(ipAddress: plain, port: 0), case .v6 = socketAddress else {
            return plain
        }
        // An address of IPv6 begins at byte 8 of its structure, on every system.
        let bytes = socketAddress.withSockAddr { pointer, size in
            Array(UnsafeRawBufferPointer(start: pointer, count: size)[8..<24])
        }
        let isMapped = bytes[..<10].allSatisfy { $0 == 0 } && bytes[10] == 0xFF && bytes[11] == 0xFF
        if isMapped { return bytes[12...].map { String($0) }.joined(separator: ".") }
        let groups = stride(from: 0, to: 8, by: 2).map { UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]) }
        return groups.map { String($0, radix: 16) }.joined(separator: ":") + "/64"
    }
}
