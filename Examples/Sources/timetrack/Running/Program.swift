import ArgumentParser
import Dispatch
import ProcessControl
import TimetrackKeys

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Where the program begins and ends: arguments, signals, failures, exit status.
@main
enum Program {
    static func main() {
        ProcessProtection.begin()
        QuickAnswer.giveIfAsked(for: CommandLine.arguments.dropFirst(), from: ConfiguredStores.all)
        var command: any ParsableCommand
        do {
            command = try Timetrack.parseAsRoot()
            if !(command is any TimetrackCommand) {
                // Help, and commands that only have subcommands.
                try command.run()
            }
        } catch {
            endParsing(error)
        }
        guard let command = command as? any TimetrackCommand else { exit(ExitStatus.success.rawValue) }
        Task { exit(await run(command).rawValue) }
        dispatchMain()
    }

    private static func run(_ command: any TimetrackCommand) async -> ExitStatus {
        let interruption = Interruption()
        return await command.exitStatus(with: ConfiguredStores.all, interruptedBy: interruption.signal) { context in
            try await interruption.cancelling { try await command.run(in: context) }
        }
    }

    /// Ends after arguments that name no command to run: a mistake, or a wish for help or the version.
    private static func endParsing(_ error: any Error) -> Never {
        let mistake = ArgumentMistake(error, in: Array(CommandLine.arguments.dropFirst()))
        guard let message = mistake.message else { Timetrack.exit(withError: error) }
        let failure = Failure(.usage, "usage", message)
        let console = Console(
            isJSON: mistake.wantsJSON,
            isQuiet: false,
            environment: ProcessInfo.processInfo.environment
        )
        // Standard error that cannot be written leaves the exit status, which says the same.
        try? console.show(failure)
        exit(failure.status.rawValue)
    }
}
