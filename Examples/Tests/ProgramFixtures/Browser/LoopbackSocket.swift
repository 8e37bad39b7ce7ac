import Foundation

/// One request over one connection to a port of the loopback interface.
enum LoopbackSocket {
    /// Sends a request and waits for the answer, a minute for each piece of it.
    ///
    /// - Parameters:
    ///   - request: The request, head and body.
    ///   - port: The port.
    /// - Returns: The body of the answer.
    /// - Throws: That there was none, or none that says how long it is.
    static func exchange(_ request: Data, port: UInt16) throws -> Data {
        let socket = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard socket >= 0 else { throw failure("no socket") }
        defer { close(socket) }
        var limit = timeval(tv_sec: 60, tv_usec: 0)
        setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let connected = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard connected == 0 else { throw failure("nobody listens") }
        var rest = request[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard count > 0 else { throw failure("the request could not be sent") }
            rest = rest.dropFirst(count)
        }
        return try answer(from: socket)
    }

    private static func answer(from socket: Int32) throws -> Data {
        var received = Data()
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            if let head = received.firstRange(of: Data("\r\n\r\n".utf8)) {
                let text = String(decoding: received[..<head.lowerBound], as: UTF8.self)
                guard let length = text.firstMatch(of: /(?i)\r\ncontent-length: *(\d+)/).flatMap({ Int($0.1) }) else {
                    throw failure("the answer does not say how long it is")
                }
                if received.count - head.upperBound >= length { return received[head.upperBound...].prefix(length) }
            }
            let count = recv(socket, &buffer, buffer.count, 0)
            guard count > 0 else { throw failure("the answer did not come") }
            received += buffer[..<count]
        }
    }

    private static func failure(_ what: String) -> WebDriver.Failure {
        WebDriver.Failure(description: "chromedriver: \(what)")
    }
}
