#if os(Linux)
#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// What the system does between making a process and starting its program.
struct SpawnPlan {
    private typealias CloseFrom = @convention(c) (UnsafeMutablePointer<posix_spawn_file_actions_t>?, CInt) -> CInt

    private let actions: UnsafeMutablePointer<posix_spawn_file_actions_t>
    private let attributes: UnsafeMutablePointer<posix_spawnattr_t>

    /// Plans a process at the head of a group of its own, with these streams and no other open file.
    init(_ streams: ChildProcess.Streams) {
        actions = .allocate(capacity: 1)
        posix_spawn_file_actions_init(actions)
        attributes = .allocate(capacity: 1)
        posix_spawnattr_init(attributes)

        connect(streams.input, to: STDIN_FILENO, O_RDONLY)
        connect(streams.output, to: STDOUT_FILENO, O_WRONLY)
        let errors = streams.errors ?? "/dev/null"
        posix_spawn_file_actions_addopen(actions, STDERR_FILENO, errors, O_WRONLY | O_APPEND | O_CREAT, 0o600)
        // Not all that other tests have open is marked as theirs alone. Looked up, because Swift does not import the
        // call and older systems do not have it.
        if let closeFrom = dlsym(nil, "posix_spawn_file_actions_addclosefrom_np") {
            _ = unsafeBitCast(closeFrom, to: CloseFrom.self)(actions, STDERR_FILENO + 1)
        }

        // Threads of a queue block signals, and a program would inherit that and could not be terminated.
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(attributes, &none)
        var all = sigset_t()
        sigfillset(&all)
        posix_spawnattr_setsigdefault(attributes, &all)
        posix_spawnattr_setpgroup(attributes, 0)
        let flags = CInt(POSIX_SPAWN_SETSIGMASK) | CInt(POSIX_SPAWN_SETSIGDEF) | CInt(POSIX_SPAWN_SETPGROUP)
        posix_spawnattr_setflags(attributes, Int16(flags))
    }

    private func connect(_ socket: ProcessSocket?, to stream: CInt, _ mode: CInt) {
        if let socket {
            posix_spawn_file_actions_adddup2(actions, socket.descriptor, stream)
        } else {
            posix_spawn_file_actions_addopen(actions, stream, "/dev/null", mode, 0)
        }
    }

    /// Gives a closure what `posix_spawn` wants.
    func withPointers(
        _ body: (UnsafePointer<posix_spawn_file_actions_t>, UnsafePointer<posix_spawnattr_t>) -> CInt
    ) -> CInt {
        body(actions, attributes)
    }

    /// Frees the plan.
    func destroy() {
        posix_spawn_file_actions_destroy(actions)
        actions.deallocate()
        posix_spawnattr_destroy(attributes)
        attributes.deallocate()
    }
}
#endif
