import SystemPackage

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Another program in the folder of the one that runs.
public enum SiblingProgram {
    /// Starts a program in the place of this one, with the same arguments; ends the process when it cannot be started.
    ///
    /// - Parameter name: The name of its file.
    public static func takeOver(_ name: String) -> Never {
        let own = ProcessFile.path ?? FilePath(CommandLine.arguments.first ?? "")
        let path = own.removingLastComponent().appending(name).string
        execv(path, CommandLine.unsafeArgv)
        // Reached only when it could not be started.
        let reason = String(cString: strerror(errno))
        let message = Array("error: \(path) cannot be started (\(reason)); run Scripts/install again.\n".utf8)
        _ = write(STDERR_FILENO, message, message.count)
        exit(1)
    }
}
