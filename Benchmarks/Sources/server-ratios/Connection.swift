#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A connection to a port of this machine that stays open, and costs the client as little as can be.
final class Connection {
    /// An answer: its status and body.
    struct Answer {
        var status: Int
        var body: String
    }

    private let socket: CInt
    private var buffer = [UInt8](repeating: 0, count: 1 << 16)
    private var received: [UInt8] = []

    /// Connects.
    ///
    /// - Parameter port: The port.
    /// - Throws: ``ConnectionError``.
    init(port: Int) throws(ConnectionError) {
        socket = Glibc.socket(AF_INET, CInt(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 else { throw ConnectionError("cannot connect to port \(port): \(errno)") }
        var on: CInt = 1
        setsockopt(socket, CInt(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<CInt>.size))
    }

    deinit { close(socket) }

    /// Sends the bytes of a request.
    func send(_ request: [UInt8]) throws(ConnectionError) {
        guard Glibc.send(socket, request, request.count, CInt(MSG_NOSIGNAL)) == request.count else {
            throw ConnectionError("the server took no request: \(errno)")
        }
    }

    /// Waits for the answer to the request that was sent.
    func answer() throws(ConnectionError) -> Answer {
        while true {
            if let answer = try complete() { return answer }
            let count = recv(socket, &buffer, buffer.count, 0)
            guard count > 0 else { throw ConnectionError("the server closed the connection: \(errno)") }
            received += buffer[..<count]
        }
    }

    private func complete() throws(ConnectionError) -> Answer? {
        guard let end = received.firstRange(of: Array("\r\n\r\n".utf8)) else { return nil }
        let head = String(decoding: received[..<end.lowerBound], as: UTF8.self)
        let lines = head.split(separator: "\r\n")
        guard let status = lines.first?.split(separator: " ").dropFirst().first.flatMap({ Int($0) }) else {
            throw ConnectionError("the server answered with no status")
        }
        let length =
            lines.first { $0.lowercased().hasPrefix("content-length:") }?.split(separator: " ").last
            .flatMap { Int($0) } ?? 0
        guard received.count >= end.upperBound + length else { return nil }
        let body = String(decoding: received[end.upperBound..<(end.upperBound + length)], as: UTF8.self)
        received.removeFirst(end.upperBound + length)
        return Answer(status: status, body: body)
    }
}

/// A connection that does not do what it is for.
struct ConnectionError: Error, CustomStringConvertible {
    let description: String

    init(_ problem: String) {
        description = "A request failed: \(problem)"
    }
}
