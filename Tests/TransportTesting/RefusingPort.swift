#if AsyncHTTPClient
#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// A port on 127.0.0.1 that refuses connections: it is taken, so that nobody else gets it, and nobody listens.
package struct RefusingPort {
    /// The port.
    package let port: UInt16

    private let descriptor: Int32

    /// Takes a port that was free.
    package init() throws {
        #if canImport(Glibc)
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #else
        let descriptor = socket(AF_INET, SOCK_STREAM, 0)
        #endif
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let status = withUnsafeMutableBytes(of: &address) { bytes -> Int32 in
            let general = bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self)
            guard bind(descriptor, general, size) == 0 else { return -1 }
            return getsockname(descriptor, general, &size)
        }
        guard status == 0 else { throw ServerConnection.Ended() }
        self.descriptor = descriptor
        port = UInt16(bigEndian: address.sin_port)
    }

    /// Gives the port back.
    package func close() {
        #if canImport(Darwin)
        _ = Darwin.close(descriptor)
        #elseif canImport(Glibc)
        _ = Glibc.close(descriptor)
        #else
        _ = Musl.close(descriptor)
        #endif
    }
}
#endif
