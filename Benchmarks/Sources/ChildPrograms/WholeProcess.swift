#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Runs a program to its end with its output thrown away.
///
/// - Parameters:
///   - command: Its path and its arguments.
///   - environment: All of its variables, or nil for those of this process.
/// - Returns: How long that took.
/// - Throws: ``ChildProgramError`` when it does not start or fails.
public func timeToEnd(
    _ command: [String],
    environment: [String: String]? = nil
) throws(ChildProgramError) -> Duration {
    let begin = ContinuousClock.now
    let child = try spawn(command, environment: environment) { actions in
        posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    }
    let status = wait(for: child)
    let time = begin.duration(to: .now)
    guard status == 0 else { throw ChildProgramError(command[0], "has failed with the status \(status).") }
    return time
}

/// Starts a program with its standard streams set up by a closure.
func spawn(
    _ command: [String],
    environment: [String: String]?,
    _ setUp: (inout posix_spawn_file_actions_t) -> Void
) throws(ChildProgramError) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    setUp(&actions)
    var arguments: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
    var variables = (environment ?? [:]).map { strdup("\($0)=\($1)") } + [nil]
    defer { for string in arguments + variables { free(string) } }
    var child: pid_t = 0
    let result =
        environment == nil
        ? posix_spawn(&child, command[0], &actions, nil, &arguments, environ)
        : posix_spawn(&child, command[0], &actions, nil, &arguments, &variables)
    guard result == 0 else { throw ChildProgramError(command[0], "cannot be started: \(result)") }
    return child
}

/// Waits for the end of a program and returns its status.
func wait(for child: pid_t) -> Int32 {
    var status: Int32 = 0
    while waitpid(child, &status, 0) == -1, errno == EINTR {}
    return status
}
