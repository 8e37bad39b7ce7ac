/// Something that the program does from its start to its end.
protocol Job: Sendable {
    /// Whether documents and errors are JSON.
    var isJSON: Bool { get }

    /// Whether nothing is printed that was not asked for.
    var isQuiet: Bool { get }

    /// Whether it is over so soon, and leaves so little to undo, that starting threads and listening for signals would
    /// take longer than the rest; a signal then ends the process at once.
    var isBrief: Bool { get }

    /// What to say when it is interrupted.
    var adviceWhenInterrupted: String { get }

    /// What to say when it is not known whether the service acted on a request, or nil when that does not matter.
    var adviceWhenUncertain: String? { get }

    /// Does the work.
    func run(in context: Context) async throws
}

extension Job {
    var isBrief: Bool { false }
    var adviceWhenInterrupted: String { "nothing was changed" }
    var adviceWhenUncertain: String? { nil }
}
