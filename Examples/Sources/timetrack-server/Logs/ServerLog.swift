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

    /// For the libraries below, of which only what is wrong is of interest.
    let quiet: Logger

    /// Makes the loggers that the settings ask for.
    init(_ settings: LogSettings) {
        let level = Logger.Level(rawValue: settings.level.rawValue) ?? .info
        let lines = LogLines()
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

/// Standard error, to which one line at a time is written.
private final class LogLines: Sendable {
    private let turn = Mutex(())

    func write(_ line: String) {
        let bytes = Array(line.utf8)
        turn.withLock { _ in
            var written = 0
            while written < bytes.count {
                let count = bytes[written...].withUnsafeBytes { systemWrite(STDERR_FILENO, $0.baseAddress, $0.count) }
                // A log that nobody takes is no reason to stop.
                guard count > 0 else { return }
                written += count
            }
        }
    }
}
