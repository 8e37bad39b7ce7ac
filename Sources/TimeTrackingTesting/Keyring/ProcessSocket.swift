#if os(Linux)
#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// One end of a connected pair of sockets, closed when nobody holds it any more and inherited by nobody.
///
/// Sockets rather than pipes, because writing to a program that has ended must be an error and not a signal.
package final class ProcessSocket: Sendable {
    let descriptor: CInt

    private init(_ descriptor: CInt) {
        self.descriptor = descriptor
    }

    deinit {
        close(descriptor)
    }

    /// Makes a pair: what is sent at one end is received at the other.
    package static func pair() throws(PrivateKeyringError) -> (ours: ProcessSocket, theirs: ProcessSocket) {
        var ends: [CInt] = [-1, -1]
        guard socketpair(AF_UNIX, streamType | CInt(SOCK_CLOEXEC.rawValue), 0, &ends) == 0 else {
            throw PrivateKeyringError(cannot: "make a pair of sockets", errno: errno)
        }
        return (ProcessSocket(ends[0]), ProcessSocket(ends[1]))
    }

    /// Connects to a program that listens at a path.
    package static func connected(to path: String) throws(PrivateKeyringError) -> ProcessSocket {
        let descriptor = socket(AF_UNIX, streamType | CInt(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw PrivateKeyringError(cannot: "make a socket", errno: errno) }
        let connection = ProcessSocket(descriptor)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let fits = withUnsafeMutableBytes(of: &address.sun_path) { place in
            guard path.utf8.count < place.count else { return false }
            place.copyBytes(from: path.utf8)
            return true
        }
        let result = withUnsafePointer(to: address) { address in
            address.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                connect(descriptor, address, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard fits, result == 0 else {
            throw PrivateKeyringError(cannot: "connect to \(path)", errno: fits ? errno : ENAMETOOLONG)
        }
        return connection
    }

    private static var streamType: CInt { CInt(SOCK_STREAM.rawValue) }

    /// Sends all bytes, blocking.
    package func send(_ bytes: [UInt8]) throws(PrivateKeyringError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes {
                systemSend(descriptor, $0.baseAddress, $0.count, CInt(MSG_NOSIGNAL))
            }
            if count < 0 {
                if errno == EINTR { continue }
                throw PrivateKeyringError(cannot: "send to a program that a test started", errno: errno)
            }
            rest = rest.dropFirst(count)
        }
    }

    /// Says that nothing more will be sent.
    package func finishSending() {
        shutdown(descriptor, CInt(SHUT_WR))
    }

    /// Receives what comes next, blocking.
    ///
    /// - Parameter deadline: When to give up.
    /// - Returns: Some bytes; none when every program that held the other end has ended; nil when the deadline passed.
    /// - Throws: ``PrivateKeyringError`` when the system does not receive.
    package func receive(until deadline: ContinuousClock.Instant) throws(PrivateKeyringError) -> [UInt8]? {
        while true {
            let rest = ContinuousClock.now.duration(to: deadline) / .milliseconds(1)
            guard rest > 0 else { return nil }
            var entry = pollfd(descriptor: descriptor)
            let ready = poll(&entry, 1, CInt(min(rest.rounded(.up), 60_000)))
            if ready < 0, errno != EINTR { throw PrivateKeyringError(cannot: "wait for a program", errno: errno) }
            guard ready > 0 else { continue }
            var buffer = [UInt8](repeating: 0, count: 4096)
            let count = recv(descriptor, &buffer, buffer.count, 0)
            if count >= 0 { return Array(buffer.prefix(count)) }
            // The other end was closed while something that we had sent still lay there.
            if errno == ECONNRESET { return [] }
            if errno != EINTR { throw PrivateKeyringError(cannot: "hear from a program", errno: errno) }
        }
    }

    /// Receives everything until every program that held the other end has ended, blocking.
    ///
    /// - Parameter deadline: When to give up.
    /// - Returns: What was received, or nil when the deadline passed.
    /// - Throws: ``PrivateKeyringError`` when the system does not receive.
    package func receiveAll(until deadline: ContinuousClock.Instant) throws(PrivateKeyringError) -> [UInt8]? {
        var all: [UInt8] = []
        while let bytes = try receive(until: deadline) {
            if bytes.isEmpty { return all }
            all += bytes
        }
        return nil
    }
}

extension pollfd {
    fileprivate init(descriptor: CInt) {
        self.init(fd: descriptor, events: Int16(POLLIN), revents: 0)
    }
}

/// The system's `send`, which a method of the same name hides.
private func systemSend(_ descriptor: CInt, _ bytes: UnsafeRawPointer?, _ count: Int, _ flags: CInt) -> Int {
    send(descriptor, bytes, count, flags)
}
#endif
