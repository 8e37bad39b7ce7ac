#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A program that was started, whose input and output lead to this process.
public final class ChildProgram {
    /// The number by which the system knows the process.
    public var identifier: Int { Int(id) }

    private let id: pid_t
    private let socket: CInt
    private var received: [UInt8] = []
    /// How much of what was received has been handed out.
    private var position = 0
    private var isOver = false

    /// Starts a program.
    ///
    /// - Parameters:
    ///   - command: Its path and its arguments.
    ///   - environment: All of its variables, or nil for those of this process.
    ///   - errors: The file to whose end it writes its errors, or nil when they are those of this process.
    /// - Throws: ``ChildProgramError`` when it does not start.
    public init(
        _ command: [String],
        environment: [String: String]? = nil,
        errors: String? = nil
    ) throws(ChildProgramError) {
        var ends: [CInt] = [-1, -1]
        guard socketpair(AF_UNIX, CInt(SOCK_STREAM.rawValue), 0, &ends) == 0 else {
            throw ChildProgramError(command[0], "cannot be connected to: \(errno)")
        }
        defer { close(ends[1]) }
        socket = ends[0]
        // Another program that is started later must not hold this end.
        _ = fcntl(socket, F_SETFD, FD_CLOEXEC)
        id = try spawn(command, environment: environment) { actions in
            posix_spawn_file_actions_adddup2(&actions, ends[1], 0)
            posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
            if let errors {
                posix_spawn_file_actions_addopen(&actions, 2, errors, O_WRONLY | O_CREAT | O_APPEND, 0o600)
            }
        }
    }

    deinit {
        close(socket)
        if !isOver { _ = wait(for: id) }
    }

    /// Sends a text.
    public func write(_ text: String) throws(ChildProgramError) {
        let bytes = Array(text.utf8)
        guard send(socket, bytes, bytes.count, CInt(MSG_NOSIGNAL)) == bytes.count else {
            throw ChildProgramError("A program", "does not take its input.")
        }
    }

    /// Sends a line and returns the one that answers it.
    public func ask(_ line: String) throws(ChildProgramError) -> String {
        try write(line + "\n")
        return try nextLine()
    }

    /// Waits for the next line that the program writes.
    public func nextLine() throws(ChildProgramError) -> String {
        String(decoding: try nextLineBytes(), as: UTF8.self)
    }

    /// Waits for the next line that the program writes, without the line break.
    public func nextLineBytes() throws(ChildProgramError) -> [UInt8] {
        var searched = position
        while true {
            if let end = received[searched...].firstIndex(of: UInt8(ascii: "\n")) {
                defer { position = end + 1 }
                return Array(received[position..<end])
            }
            received.removeFirst(position)
            position = 0
            searched = received.count
            guard receive() else {
                throw ChildProgramError("A program", "has ended before the line that was expected.")
            }
        }
    }

    /// Waits for the end of the program and returns all that it wrote since the last answer.
    public func outputToEnd() throws(ChildProgramError) -> String {
        shutdown(socket, CInt(SHUT_WR))
        while receive() {}
        isOver = true
        let status = wait(for: id)
        guard status == 0 else { throw ChildProgramError("A program", "has failed with the status \(status).") }
        return String(decoding: received[position...], as: UTF8.self)
    }

    private func receive() -> Bool {
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        var count: Int
        repeat { count = recv(socket, &buffer, buffer.count, 0) } while count < 0 && errno == EINTR
        if count > 0 { received += buffer[..<count] }
        return count > 0
    }
}

/// A program could not be run to a good end.
public struct ChildProgramError: Error, CustomStringConvertible {
    /// Which program, and what is wrong with it.
    public let description: String

    init(_ program: String, _ problem: String) {
        description = "\(program) \(problem)"
    }
}
