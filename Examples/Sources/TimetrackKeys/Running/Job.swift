/// Something that the program does from its start to its end.
package protocol Job: Sendable {
    /// Whether documents and errors are JSON.
    var isJSON: Bool { get }

    /// Whether nothing is printed that was not asked for.
    var isQuiet: Bool { get }

    /// What to say when it is interrupted.
    var adviceWhenInterrupted: String { get }

    /// What to say when it is not known whether the service acted on a request, or nil when that does not matter.
    var adviceWhenUncertain: String? { get }

    /// What else can be done when the service cannot be reached, or nil when nothing can.
    var adviceWhenUnreachable: String? { get }

    /// Does the work.
    func run(in context: Context) async throws
}

extension Job {
    package var adviceWhenInterrupted: String { "nothing was changed" }
    package var adviceWhenUncertain: String? { nil }
    package var adviceWhenUnreachable: String? { nil }
}
