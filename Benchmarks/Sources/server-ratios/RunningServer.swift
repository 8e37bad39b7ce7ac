import ChildPrograms

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A server that was started for the benchmark.
final class RunningServer {
    let name: String
    let port: Int
    private let program: ChildProgram

    /// How long it took from its start until it answered its first request.
    let startTime: Duration

    /// Starts a server that listens on a port, and waits until it answers.
    init(
        _ name: String,
        _ command: [String],
        environment: [String: String]? = nil,
        errors: String? = nil,
        port: Int,
        path: String
    ) throws {
        self.name = name
        self.port = port
        let begin = ContinuousClock.now
        program = try ChildProgram(command, environment: environment, errors: errors)
        while true {
            do throws(ConnectionError) {
                let connection = try Connection(port: port)
                try connection.send(Array("GET \(path) HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".utf8))
                let answer = try connection.answer()
                if answer.status != 503 { break }
            } catch {
                guard begin.duration(to: .now) < .seconds(20) else {
                    let reasons =
                        try errors.map { try String(contentsOfFile: $0, encoding: .utf8) } ?? "no reason is known"
                    throw ConnectionError("\(name) does not start: \(reasons)")
                }
                usleep(500)
            }
        }
        startTime = begin.duration(to: .now)
    }

    /// Tells it to stop; the program waits for its end.
    deinit { kill(pid_t(program.identifier), SIGTERM) }

    /// The processor time that it has used so far.
    func processorTime() throws -> Duration {
        var clock = clockid_t()
        var time = timespec()
        guard clock_getcpuclockid(pid_t(program.identifier), &clock) == 0, clock_gettime(clock, &time) == 0 else {
            throw ConnectionError("\(name) has no processor time")
        }
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }

    /// The memory that it has in use now, in kilobytes.
    func residentKilobytes() throws -> Int {
        let status = try String(contentsOfFile: "/proc/\(program.identifier)/status", encoding: .utf8)
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
        return line.flatMap { Int($0.filter(\.isNumber)) } ?? 0
    }
}

/// A port of this machine that nobody listens on.
func freePort() throws -> Int {
    let socket = Glibc.socket(AF_INET, CInt(SOCK_STREAM.rawValue), 0)
    defer { close(socket) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let result = withUnsafeMutablePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
            bind(socket, $0, length) == 0 ? getsockname(socket, $0, &length) : -1
        }
    }
    guard result == 0 else { throw ConnectionError("there is no free port") }
    return Int(in_port_t(bigEndian: address.sin_port))
}
