import Dispatch
import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Asks for a secret on the terminal without showing it, or takes it from standard input when that is no terminal.
///
/// A secret never comes as an argument, because other users of the machine can list those.
enum SecretPrompt {
    /// The longest line that is taken.
    static let maximumBytes = 64 * 1024

    /// Reads one line, on a thread of its own, because a person may take long to type it.
    ///
    /// - Throws: ``Failure`` when there is nobody to ask, `CancellationError` when the task was cancelled.
    static func read(_ prompt: String, mayAsk: Bool) async throws -> [UInt8] {
        let isCancelled = Atomic(false)
        let line: Result<[UInt8], any Error> = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                DispatchQueue.global()
                    .async {
                        continuation.resume(
                            returning: Result { try ask(prompt, mayAsk) { isCancelled.load(ordering: .relaxed) } }
                        )
                    }
            }
        } onCancel: {
            isCancelled.store(true, ordering: .relaxed)
        }
        return try line.get()
    }

    private static func ask(_ prompt: String, _ mayAsk: Bool, _ isCancelled: () -> Bool) throws -> [UInt8] {
        guard isatty(STDIN_FILENO) == 1 else { return try line(from: STDIN_FILENO, isCancelled) }
        guard mayAsk else {
            throw Failure(
                .usage,
                "no_input",
                "There is nobody to ask with --no-input; pipe the key into standard input."
            )
        }
        let terminal = open("/dev/tty", O_RDWR | O_CLOEXEC)
        var shown = termios()
        guard terminal >= 0, tcgetattr(terminal, &shown) == 0 else {
            throw Failure(.usage, "no_terminal", "There is no terminal to ask on; pipe the key into standard input.")
        }
        defer { close(terminal) }
        var hidden = shown
        hidden.c_lflag &= ~tcflag_t(ECHO)
        hidden.c_lflag |= tcflag_t(ECHONL) | tcflag_t(ICANON)
        // A shell that comes back after Ctrl-Z would find its terminal without echo.
        let stop = signal(SIGTSTP, SIG_IGN)
        defer { _ = signal(SIGTSTP, stop) }
        guard tcsetattr(terminal, TCSAFLUSH, &hidden) == 0 else {
            throw Failure(
                .usage,
                "no_terminal",
                "The terminal cannot hide what is typed; pipe the key into standard input."
            )
        }
        defer { tcsetattr(terminal, TCSAFLUSH, &shown) }
        _ = prompt.withCString { write(terminal, $0, strlen($0)) }
        return try line(from: terminal, isCancelled)
    }

    private static func line(from descriptor: Int32, _ isCancelled: () -> Bool) throws -> [UInt8] {
        var line: [UInt8] = []
        while true {
            if isCancelled() { throw CancellationError() }
            var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            guard poll(&waiting, 1, 100) > 0 else { continue }
            var byte: UInt8 = 0
            let count = Glibc.read(descriptor, &byte, 1)
            if count < 0, errno == EINTR { continue }
            guard count > 0, byte != UInt8(ascii: "\n") else { return line }
            line.append(byte)
            guard line.count <= maximumBytes else {
                throw Failure(.usage, "key_too_long", "What came in is longer than any key; give the key alone.")
            }
        }
    }
}
