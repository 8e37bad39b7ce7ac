import Dispatch
import TimeTrackingKit

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// A token that comes in through a pipe, or that a person types unseen.
enum TokenInput {
    private static let maximumBytes = 64 * 1_024

    /// Reads a token from standard input, with a prompt where that is a terminal.
    ///
    /// - Returns: The token, without white space around it.
    /// - Throws: ``CommandFailure`` when nothing or too much comes in, or the terminal would show it.
    static func read() async throws -> Secret {
        let result: Result<Secret, any Error> = await withCheckedContinuation { continuation in
            // On a thread of its own, because a person may take long.
            DispatchQueue.global().async { continuation.resume(returning: Result { try readNow() }) }
        }
        return try result.get()
    }

    private static func readNow() throws -> Secret {
        guard isatty(STDIN_FILENO) == 1 else { return try line() }
        var before = termios()
        guard tcgetattr(STDIN_FILENO, &before) == 0 else { throw hidingFailure }
        var quiet = before
        quiet.c_lflag &= ~tcflag_t(ECHO)
        quiet.c_lflag |= tcflag_t(ECHONL)
        guard tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet) == 0 else { throw hidingFailure }
        defer { tcsetattr(STDIN_FILENO, TCSAFLUSH, &before) }
        ServerOutput.standardError("Token: ")
        return try line()
    }

    private static var hidingFailure: CommandFailure {
        CommandFailure(
            CommandFailure.Status.unexpected,
            "The terminal cannot hide what is typed; pipe the token into standard input."
        )
    }

    private static func line() throws -> Secret {
        // One allocation that never grows, so that no copy of the token stays behind.
        let line = UnsafeMutablePointer<UInt8>.allocate(capacity: maximumBytes + 1)
        line.initialize(repeating: 0, count: maximumBytes + 1)
        var count = 0
        defer {
            explicit_bzero(line, maximumBytes + 1)
            line.deallocate()
        }
        while count <= maximumBytes {
            let length = readByte(line + count)
            if length < 0, errno == EINTR { continue }
            guard length > 0, line[count] != UInt8(ascii: "\n") else { break }
            count += 1
        }
        guard count <= maximumBytes else {
            throw CommandFailure(
                CommandFailure.Status.usage,
                "What came in is longer than any token; give the token alone."
            )
        }
        var bytes = UnsafeBufferPointer(start: line, count: count)[...]
        while let first = bytes.first, first <= 0x20 { bytes.removeFirst() }
        while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
        guard !bytes.isEmpty else {
            throw CommandFailure(CommandFailure.Status.usage, "No token came in; pipe it into standard input.")
        }
        return Secret(bytes)
    }

    private static func readByte(_ place: UnsafeMutablePointer<UInt8>) -> Int {
        #if canImport(Darwin)
        Darwin.read(STDIN_FILENO, place, 1)
        #elseif canImport(Glibc)
        Glibc.read(STDIN_FILENO, place, 1)
        #else
        Musl.read(STDIN_FILENO, place, 1)
        #endif
    }
}
