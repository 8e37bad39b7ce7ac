import SystemPackage

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

extension ServerStores {
    /// Throws unless databases are there, so that a command that is pointed at the wrong place makes none.
    ///
    /// - Parameters:
    ///   - names: The names of the files.
    ///   - directory: The data directory.
    /// - Throws: ``CommandFailure``. What cannot be looked at counts as there; opening it says why.
    static func requireFiles(_ names: [FilePath.Component], in directory: FilePath) throws {
        for name in names where isMissing(directory.appending(name)) {
            throw CommandFailure(
                CommandFailure.Status.configuration,
                "There is no database of timetrack-server in \(directory); set data_directory or "
                    + "TIMETRACK_SERVER_CONFIG as the server has it."
            )
        }
    }

    /// Whether there is provably nothing under a path.
    static func isMissing(_ path: FilePath) -> Bool {
        guard access(path.string, F_OK) != 0 else { return false }
        return [Errno.noSuchFileOrDirectory, .notDirectory].contains(Errno(rawValue: errno))
    }
}
