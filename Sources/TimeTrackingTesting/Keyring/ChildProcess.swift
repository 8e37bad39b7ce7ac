#if os(Linux)
import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// A program that was started, at the head of a process group of its own.
///
/// A group of its own keeps an interruption at the terminal away from it. Should the test program end without stopping
/// it, the system wakes a group whose members are frozen and hangs it up.
///
/// Its methods block: call them where that is allowed.
package final class ChildProcess: Sendable {
    /// Where a program's input, output and errors lead; nil is nowhere.
    package struct Streams {
        package var input: ProcessSocket?
        package var output: ProcessSocket?
        /// The path of the file to which errors are appended.
        package var errors: String?

        package init(input: ProcessSocket? = nil, output: ProcessSocket? = nil, errors: String? = nil) {
            self.input = input
            self.output = output
            self.errors = errors
        }
    }

    /// The process, and the group that it leads.
    package let id: CInt
    private let endStatus = Mutex<CInt?>(nil)

    /// Starts a program.
    ///
    /// - Parameters:
    ///   - path: The program's file.
    ///   - arguments: Its arguments without the name.
    ///   - environment: All of its variables.
    ///   - streams: Its standard streams.
    /// - Throws: ``PrivateKeyringError`` when the system does not start it.
    package init(
        _ path: String,
        _ arguments: [String],
        environment: [String: String],
        streams: Streams
    ) throws(PrivateKeyringError) {
        let plan = SpawnPlan(streams)
        defer { plan.destroy() }
        var id: pid_t = 0
        // The plan knows the sockets by their numbers alone.
        let result = withExtendedLifetime(streams) {
            withCStrings([path] + arguments) { arguments in
                withCStrings(environment.map { "\($0)=\($1)" }) { environment in
                    plan.withPointers { actions, attributes in
                        posix_spawn(&id, path, actions, attributes, arguments, environment)
                    }
                }
            }
        }
        guard result == 0 else { throw PrivateKeyringError(cannot: "start \(path)", errno: result) }
        self.id = id
    }

    /// Sends a signal to the process and all others of its group, unless it is known to have ended.
    package func signal(_ number: CInt) {
        endStatus.withLock { status in
            if status == nil { kill(-id, number) }
        }
    }

    /// Whether the process has ended.
    package var hasEnded: Bool { wait(WNOHANG) }

    /// Waits for the end of the process.
    @discardableResult
    package func waitForEnd() -> CInt {
        while !wait(0) {}
        return endStatus.withLock { $0 ?? 0 }
    }

    /// Waits until the process is frozen, or has ended.
    package func waitUntilFrozen() {
        var information = siginfo_t()
        var result: CInt
        // Without taking the news away, so that a process that has long been frozen is found to be as well.
        repeat {
            result = waitid(P_PID, id_t(id), &information, WSTOPPED | WEXITED | WNOWAIT)
        } while result < 0 && errno == EINTR
    }

    /// Waits once, and says whether the process has ended.
    private func wait(_ options: CInt) -> Bool {
        if endStatus.withLock({ $0 != nil }) { return true }
        var status: CInt = 0
        var result: pid_t
        repeat { result = waitpid(id, &status, options) } while result < 0 && errno == EINTR
        // Somebody else waits for all children of this process: then the end is known, and its status is not.
        let isOver = result < 0 || (result == id && status & 0xFF != 0x7F)
        if isOver { endStatus.withLock { $0 = result < 0 ? 0 : status } }
        return isOver
    }
}

/// Gives a closure strings as C wants them: a list of pointers with a null at its end.
private func withCStrings<Result>(
    _ strings: [String],
    _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
) -> Result {
    let pointers = strings.map { strdup($0) }
    defer { for pointer in pointers { free(pointer) } }
    return body(pointers + [nil])
}
#endif
