/// Something that the program does from its start to its end.
protocol Job: Sendable {
    /// Whether documents and errors are JSON.
    var isJSON: Bool { get }

    /// Whether nothing is printed that was not asked for.
    var isQuiet: Bool { get }

    /// Whether an interruption leaves something to undo or to say; without, a signal ends the process at once.
    var handlesSignals: Bool { get }

    /// What to say when it is interrupted.
    var adviceWhenInterrupted: String { get }

    /// What to say when it is not known whether the service acted on a request, or nil when that does not matter.
    var adviceWhenUncertain: String? { get }

    /// Gets ready, on a thread that has nothing else to do, what the work will need; the work may have begun.
    func prepare()

    /// Does the work.
    func run(in context: Context) async throws
}

extension Job {
    var handlesSignals: Bool { true }
    var adviceWhenInterrupted: String { "nothing was changed" }
    var adviceWhenUncertain: String? { nil }
    func prepare() {}
}
