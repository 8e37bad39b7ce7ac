import JSONOutput
import Synchronization
import SystemPackage
package import TimetrackPrompt

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

extension StatusCache {
    /// Longer texts are cut, so that a file stays small whatever the service says; scalars are counted, because a character
    /// may have any number of marks.
    private static let mostScalars = 1_000

    /// For how long a timer in one workspace is known in spite of later answers about others: an hour, in seconds.
    private static let patience = 3_600

    /// How many files this process has written.
    private static let written = Atomic(0)

    /// Keeps what is known of an account in the place of what was known before; a reader sees one or the other.
    ///
    /// That no timer runs in one workspace says nothing about a timer that the same user is known to run in another; it
    /// replaces it when the service was not asked about that one for an hour. About a timer that runs in the queue the
    /// service says nothing at all.
    ///
    /// - Parameters:
    ///   - status: What is known.
    ///   - isOfQueue: Whether the queue was looked at, and not the service.
    /// - Throws: `Errno` when it cannot be written.
    package func keep(_ status: CachedStatus, ofQueue isOfQueue: Bool = false) throws {
        if status.timer == nil, !isOfQueue, let known = self.status(of: status.account), let timer = known.timer,
            known.origin == status.origin
        {
            guard !timer.isQueued else { return }
            if known.workspace != status.workspace, known.user == status.user,
                (0...Self.patience).contains(status.checked - known.checked)
            {
                return
            }
        }
        var status = status
        if var timer = status.timer {
            timer.description = timer.description.map { String($0.unicodeScalars.prefix(Self.mostScalars)) }
            timer.project = timer.project.map { String($0.unicodeScalars.prefix(Self.mostScalars)) }
            status.timer = timer
        }
        let text = try JSONText.encode(status) + "\n"
        try Self.make(folder)
        let path = file(of: status.account)
        // A name of its own for each, because two tasks of one process may be at it.
        let number = Self.written.wrappingAdd(1, ordering: .relaxed).newValue
        let temporary = FilePath(path.string + ".\(getpid())-\(number).tmp")
        do {
            let file = try FileDescriptor.open(
                temporary,
                .writeOnly,
                options: [.create, .truncate, .noFollow, .closeOnExec],
                permissions: .ownerReadWrite
            )
            try file.closeAfter { _ = try file.writeAll(text.utf8) }
            guard rename(temporary.string, path.string) == 0 else { throw Errno(rawValue: errno) }
        } catch {
            unlink(temporary.string)
            throw error
        }
    }

    private static func make(_ path: FilePath) throws {
        guard mkdir(path.string, 0o700) != 0, errno != EEXIST else { return }
        guard errno == ENOENT, path.components.count > 1 else { throw Errno(rawValue: errno) }
        try make(path.removingLastComponent())
        guard mkdir(path.string, 0o700) == 0 || errno == EEXIST else { throw Errno(rawValue: errno) }
    }
}
