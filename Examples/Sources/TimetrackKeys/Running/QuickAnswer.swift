import TimetrackFiles

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// What can be answered in less time than a program with an argument parser and an HTTP client needs to start.
///
/// Programs ask for a key, and wait for it. The parser alone would double the time: it finds out at run time which
/// protocols the type of each argument conforms to.
package enum QuickAnswer {
    /// Answers and ends the process, unless the arguments ask for something else.
    ///
    /// - Parameters:
    ///   - arguments: The arguments after the name of the program.
    ///   - stores: Makes the stores for the variables of the process.
    package static func giveIfAsked(
        for arguments: ArraySlice<String>,
        from stores: @escaping @Sendable ([String: String]) -> ConfiguredStores
    ) {
        if arguments == ["--version"] {
            print(ProgramVersion.line)
            exit(ExitStatus.success.rawValue)
        }
        if let revelation = Revelation(arguments) {
            let thread = MainThread()
            Task(executorPreference: thread) {
                exit(await revelation.exitStatus(with: stores) { try await revelation.run(in: $0) }.rawValue)
            }
            thread.run()
        }
    }
}
