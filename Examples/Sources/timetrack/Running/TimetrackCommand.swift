import ArgumentParser

/// A command that does something, rather than only having subcommands.
protocol TimetrackCommand: ParsableCommand, Sendable {
    /// How it speaks.
    var output: OutputOptions { get }

    /// What to say when it is interrupted.
    var adviceWhenInterrupted: String { get }

    /// What to say when it is not known whether the service acted on a request, or nil when that does not matter.
    var adviceWhenUncertain: String? { get }

    /// Does its work.
    func run(in context: Context) async throws
}

extension TimetrackCommand {
    var adviceWhenInterrupted: String { "nothing was changed" }
    var adviceWhenUncertain: String? { nil }
}
