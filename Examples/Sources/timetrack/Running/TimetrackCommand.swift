import ArgumentParser
import TimetrackKeys

/// A command that does something, rather than only having subcommands.
protocol TimetrackCommand: ParsableCommand, Job {
    /// How it speaks.
    var output: OutputOptions { get }
}

extension TimetrackCommand {
    var isJSON: Bool { output.json }
    var isQuiet: Bool { output.quiet }
}
