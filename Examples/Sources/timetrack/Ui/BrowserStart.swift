import TimetrackKeys

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Starts the person's browser with a file, and lets go of it.
enum BrowserStart {
    /// Variables that hold keys, which a browser has no use for.
    private static let secrets: Set<String> = [
        "CLOCKIFY_API_KEY", "CLOCKWORK_API_TOKEN", "ENCRYPTION_KEY", "ENCRYPTION_KEY_PREVIOUS",
    ]

    /// Starts the first browser that can be started: those of `BROWSER`, which colons separate, else the desktop's.
    ///
    /// - Parameters:
    ///   - path: The path of the file; a program in `BROWSER` gets it in the place of `%s`, else after its arguments.
    ///   - environment: The variables of the process.
    /// - Returns: Whether one was started. What becomes of it, nobody knows.
    static func open(_ path: String, environment: [String: String]) -> Bool {
        let named = environment["BROWSER"].map { $0.split(separator: ":").map(String.init) } ?? []
        let commands = named.map { words(of: $0, path) } + [[desktop, path]]
        return commands.contains { start($0, environment: environment) }
    }

    private static var desktop: String {
        #if canImport(Darwin)
        "open"
        #else
        "xdg-open"
        #endif
    }

    private static func words(of command: String, _ path: String) -> [String] {
        let words = command.split(separator: " ").map { $0 == "%s" ? path : String($0) }
        return words.contains(path) ? words : words + [path]
    }

    private static func start(_ words: [String], environment: [String: String]) -> Bool {
        guard words.count > 1 else { return false }
        let variables = environment.filter { !secrets.contains($0.key) }.map { "\($0.key)=\($0.value)" }
        var arguments = words.map { strdup($0) } + [nil]
        var environment = variables.map { strdup($0) } + [nil]
        defer { for text in arguments + environment { free(text) } }
        #if canImport(Darwin)
        var actions: posix_spawn_file_actions_t?
        var attributes: posix_spawnattr_t?
        #else
        var actions = posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        // It gets no terminal, and signals as they usually are, in a group of its own: Ctrl-C is for this program alone.
        for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] {
            posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
        }
        var all = sigset_t()
        sigfillset(&all)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setpgroup(&attributes, 0)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP))
        var process = pid_t()
        // Nobody waits for its end; the system forgets it when this program ends.
        return posix_spawnp(&process, words[0], &actions, &attributes, &arguments, &environment) == 0
    }
}
