import Dispatch
import Synchronization
import TimetrackKeys

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Reads lines that a person types, or that come in through a pipe.
enum TerminalPrompt {
    /// The longest line that is taken.
    static let maximumBytes = 64 * 1024

    /// How a terminal shows what is typed.
    enum Echo {
        case shown
        case hidden
    }

    /// Whether there is somebody at a terminal.
    static var isPossible: Bool { isatty(STDIN_FILENO) == 1 }

    /// The terminal whose echo is off, and how it was before; one prompt at a time is open in a process.
    private static let hidden = Mutex<(descriptor: Int32, before: termios)?>(nil)

    /// Switches the echo of the terminal on again, when a prompt has switched it off; for ends that run no `defer`.
    static func restore() {
        hidden.withLock { hidden in
            guard var hiddenNow = hidden else { return }
            tcsetattr(hiddenNow.descriptor, TCSAFLUSH, &hiddenNow.before)
            hidden = nil
        }
    }

    /// Asks on the terminal, whatever standard input is, and reads one line.
    ///
    /// - Parameters:
    ///   - prompt: What to ask.
    ///   - echo: Whether to show what is typed.
    ///   - use: What to do with the bytes of the line, which are overwritten afterwards.
    /// - Returns: What the closure returns.
    /// - Throws: ``Failure`` when there is no terminal, `CancellationError` when the task was cancelled.
    static func ask<Result: Sendable>(
        _ prompt: String,
        _ echo: Echo,
        _ use: @escaping @Sendable (UnsafeBufferPointer<UInt8>) throws -> Result
    ) async throws -> Result {
        try await waiting { isCancelled in
            let terminal = open("/dev/tty", O_RDWR | O_CLOEXEC)
            var shown = termios()
            guard terminal >= 0, tcgetattr(terminal, &shown) == 0 else {
                throw Failure(
                    .usage,
                    "no_terminal",
                    "There is no terminal to ask on; pipe the key into standard input."
                )
            }
            defer { close(terminal) }
            if echo == .hidden { try hide(terminal, shown) }
            defer { restore() }
            _ = prompt.withCString { write(terminal, $0, strlen($0)) }
            return try line(from: terminal, isCancelled, use)
        }
    }

    /// Reads one line from standard input.
    ///
    /// - Parameter use: What to do with the bytes of the line, which are overwritten afterwards.
    /// - Returns: What the closure returns.
    /// - Throws: ``Failure`` when the line is too long, `CancellationError` when the task was cancelled.
    static func pipe<Result: Sendable>(
        _ use: @escaping @Sendable (UnsafeBufferPointer<UInt8>) throws -> Result
    ) async throws -> Result {
        try await waiting { isCancelled in try line(from: STDIN_FILENO, isCancelled, use) }
    }

    private static func hide(_ terminal: Int32, _ shown: termios) throws {
        var quiet = shown
        quiet.c_lflag &= ~tcflag_t(ECHO)
        quiet.c_lflag |= tcflag_t(ECHONL) | tcflag_t(ICANON)
        // A shell that comes back after Ctrl-Z or Ctrl-\ would find its terminal without echo.
        withUnsafeMutableBytes(of: &quiet.c_cc) { characters in
            characters[Int(VSUSP)] = 0
            characters[Int(VQUIT)] = 0
        }
        try hidden.withLock { hidden in
            guard tcsetattr(terminal, TCSAFLUSH, &quiet) == 0 else {
                throw Failure(
                    .usage,
                    "no_terminal",
                    "The terminal cannot hide what is typed; pipe the key into standard input."
                )
            }
            hidden = (terminal, shown)
        }
    }

    /// Runs blocking work on a thread of its own, because a person may take long.
    private static func waiting<Result: Sendable>(
        _ work: @escaping @Sendable (() -> Bool) throws -> Result
    ) async throws -> Result {
        let isCancelled = Atomic(false)
        let result: Swift.Result<Result, any Error> = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                DispatchQueue.global()
                    .async {
                        continuation.resume(
                            returning: Swift.Result { try work { isCancelled.load(ordering: .relaxed) } }
                        )
                    }
            }
        } onCancel: {
            isCancelled.store(true, ordering: .relaxed)
        }
        return try result.get()
    }

    private static func line<Result>(
        from descriptor: Int32,
        _ isCancelled: () -> Bool,
        _ use: (UnsafeBufferPointer<UInt8>) throws -> Result
    ) throws -> Result {
        // One allocation that never grows, so that no copy of a key stays behind.
        let line = UnsafeMutablePointer<UInt8>.allocate(capacity: maximumBytes + 1)
        var count = 0
        defer {
            explicit_bzero(line, count)
            line.deallocate()
        }
        while true {
            if isCancelled() { throw CancellationError() }
            var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            guard poll(&waiting, 1, 100) > 0 else { continue }
            let length = Glibc.read(descriptor, line + count, 1)
            if length < 0, errno == EINTR { continue }
            guard length > 0, line[count] != UInt8(ascii: "\n") else {
                return try use(UnsafeBufferPointer(start: line, count: count))
            }
            count += 1
            guard count <= maximumBytes else {
                throw Failure(.usage, "key_too_long", "What came in is longer than any key; give the key alone.")
            }
        }
    }
}
