import Dispatch
import Logging
import ServerSettings
import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Where the server writes what happens: to standard error, a line for each message.
struct ServerLog: Sendable {
    /// For what the server itself says, and for the line of each request.
    let logger: Logger

    private let lines: LogLines

    /// For the libraries below, of which only what is wrong is of interest.
    let quiet: Logger

    /// Makes the loggers that the settings ask for.
    init(_ settings: LogSettings) {
        let level = Logger.Level(rawValue: settings.level.rawValue) ?? .info
        let lines = LogLines()
        self.lines = lines
        func logger(_ label: String, _ level: Logger.Level) -> Logger {
            Logger(label: label) { _ in
                switch settings.format {
                case .json: JSONLogHandler(level: level) { line in lines.write(line) }
                case .text: TextLogHandler(level: level) { line in lines.write(line) }
                }
            }
        }
        self.logger = logger("timetrack-server", level)
        self.quiet = logger("hummingbird", max(level, .error))
    }

    /// Waits until everything is written, as the last thing that a process does.
    func finish() {
        lines.finish()
    }

    /// Says where the server can be reached now: the one line on standard output, and a line of a log in JSON.
    func announce(_ settings: ServerSettings, port: Int) {
        let scheme = settings.tls == nil ? "http" : "https"
        let host = settings.listen.host.contains(":") ? "[\(settings.listen.host)]" : settings.listen.host
        let address = "\(scheme)://\(host):\(port)"
        print("timetrack-server listens on \(address)")
        // Whoever waits for the line must not wait for a full buffer.
        fflush(nil)
        if settings.log.format == .json { logger.info("Listening.", metadata: ["address": .string(address)]) }
    }
}

/// The system's call, which the method of the same name would hide.
private func systemWrite(_ file: CInt, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int { write(file, bytes, count) }

/// Standard error, to which one line at a time is written on a thread of its own.
///
/// A log that nobody takes fills up and loses lines; it never holds up a request.
private final class LogLines: Sendable {
    /// The most bytes that wait.
    private static let maximumByteCount = 1 << 20

    private let state = Mutex<(waiting: Int, lost: Int)>((0, 0))
    private let queue = DispatchQueue(label: "timetrack-server.log")

    func write(_ line: String) {
        let bytes = Array(line.utf8)
        let isTaken = state.withLock { state in
            guard state.waiting + bytes.count <= Self.maximumByteCount else {
                state.lost += 1
                return false
            }
            state.waiting += bytes.count
            return true
        }
        guard isTaken else { return }
        queue.async { self.write(bytes) }
    }

    /// Waits until what was written before is out, or for a second.
    func finish() {
        let group = DispatchGroup()
        queue.async(group: group) {}
        _ = group.wait(timeout: .now() + 1)
    }

    private func write(_ bytes: [UInt8]) {
        let lost = state.withLock { state in
            defer { state.lost = 0 }
            return state.lost
        }
        if lost > 0 { put(Array("\(lost) lines of this log were lost because nobody took them.\n".utf8)) }
        put(bytes)
        state.withLock { $0.waiting -= bytes.count }
    }

    private func put(_ bytes: [UInt8]) {
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes { systemWrite(STDERR_FILENO, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return }
            written += count
        }
    }
}
