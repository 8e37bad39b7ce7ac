import PairedTimings

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Runs a program to its end with its output thrown away and returns how long that took.
func run(_ command: [String]) throws(SpawnError) -> Duration {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    var arguments: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var child: pid_t = 0
    let begin = ContinuousClock.now
    let result = posix_spawn(&child, command[0], &actions, nil, &arguments, environ)
    guard result == 0 else { throw SpawnError(code: result) }
    var status: Int32 = 0
    while waitpid(child, &status, 0) == -1, errno == EINTR {}
    let time = begin.duration(to: .now)
    guard status == 0 else { throw SpawnError(code: status) }
    return time
}

struct SpawnError: Error {
    let code: Int32
}

let arguments = CommandLine.arguments
guard arguments.count >= 3 else {
    print("usage: process-ratios BASELINE PROGRAM [ARGUMENT ...]")
    exit(64)
}
let baseline = [arguments[1]]
let program = Array(arguments[2...])
var timings = PairedTimings(baseline: "hello world", ["program"])
for round in 0..<105 {
    let times = [try run(baseline), try run(program)]
    if round >= 5 { timings.add(times) }
}
print("Whole processes, 100 rounds, in turn:")
for row in timings.report(items: 1, targets: ["program": 1.5]) { print("  \(row)") }
