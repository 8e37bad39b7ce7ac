import ProcessControl
import SystemPackage
import TerminalOutput
import TimetrackKeys
import TimetrackStatus

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// The program that is installed as `bin/timetrack`.
///
/// It has what quick answers need and nothing else, so that it starts fast; everything else is done by the whole program,
/// which takes its place in the process.
@main
enum Front {
    static func main() {
        ProcessProtection.begin()
        giveCachedStatusIfAsked()
        QuickAnswer.giveIfAsked(for: CommandLine.arguments.dropFirst()) { environment in
            // What opens the database is in the whole program, which begins anew.
            ConfiguredStores(environment: environment) { _ in becomeWholeProgram() }
        }
        becomeWholeProgram()
    }

    /// Prints what is known of the running timer and ends the process, when that was asked for.
    ///
    /// What goes wrong on the way is said by the whole program, to which it happens as well.
    private static func giveCachedStatusIfAsked() {
        guard let report = CachedStatusReport(CommandLine.arguments.dropFirst()) else { return }
        var environment: [String: String] = [:]
        // Only these, because a shell may have hundreds, and a prompt waits.
        for name in ["HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", KeySource.variable] {
            environment[name] = getenv(name).map { String(cString: $0) }
        }
        // Settings may choose the account, and only the whole program reads them.
        if report.account == nil, SettingsGlance.mayHave("account", environment: environment) { return }
        let console = Console(isJSON: report.isJSON, isQuiet: false, environment: environment)
        do {
            try report.run(on: console, environment: environment, now: time(nil))
            exit(ExitStatus.success.rawValue)
        } catch {}
    }

    /// Starts the whole program in the place of this one.
    private static func becomeWholeProgram() -> Never {
        let program = wholeProgram
        execv(program.string, CommandLine.unsafeArgv)
        // Reached only when it could not be started.
        let failure = Failure(
            .unexpected,
            "incomplete_installation",
            "\(program) cannot be started (\(Errno(rawValue: errno))); run Scripts/install again."
        )
        let console = Console(isJSON: CommandLine.arguments.contains("--json"), isQuiet: false, environment: [:])
        // Standard error that cannot be written leaves the exit status, which says the same.
        try? console.show(failure)
        exit(failure.status.rawValue)
    }

    /// `libexec/timetrack/timetrack` below the prefix that this program is in the folder `bin` of.
    private static var wholeProgram: FilePath {
        let front = ProcessFile.path ?? FilePath(CommandLine.arguments.first ?? "")
        return front.removingLastComponent().removingLastComponent().appending("libexec/timetrack/timetrack")
    }
}
