import ArgumentParser
import Dispatch
import ProcessControl
import TerminalOutput

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
        if CommandLine.arguments.dropFirst() == ["--version"] {
            // Answered before there is a parser, which doubles the time that a program with this many types needs to
            // start: it asks for each argument at run time which protocols its type conforms to.
            Swift.print(Timetrack.version)
            exit(ExitStatus.success.rawValue)
        }
        if let revelation = Revelation(CommandLine.arguments.dropFirst()) {
            // For the same reason: programs ask for a key in this way, and wait for it.
            start(revelation)
        }
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
        start(command)
    }

    private static func start(_ job: any Job) -> Never {
        guard job.isBrief else {
            Task { exit(await run(job).rawValue) }
            dispatchMain()
        }
        let thread = MainThread()
        Task(executorPreference: thread) { exit(await run(job).rawValue) }
        thread.run()
    }

    private static func run(_ job: any Job) async -> ExitStatus {
        let environment = ProcessInfo.processInfo.environment
        let console = Console(
            isJSON: job.isJSON,
            isQuiet: job.isQuiet,
            environment: environment
        )
        let context = Context(
            console: console,
            environment: environment,
            stores: ConfiguredStores(environment: environment)
        ) { Date() }
        let interruption = Interruption()
        do {
            do {
                if job.isBrief {
                    try await job.run(in: context)
                } else {
                    try await interruption.cancelling { try await job.run(in: context) }
                }
                return .success
            } catch let error as TerminalError where error.isReaderGone {
                return .success
            } catch {
                let failure = Failure(explaining: error, of: job, interruptedBy: interruption.signal)
                try console.show(failure)
                return failure.status
            }
        } catch {
            return .unexpected
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
