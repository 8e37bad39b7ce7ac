import ArgumentParser
import TimetrackKeys

/// Whether a command that removes something asks first.
struct ConfirmationOptions: ParsableArguments {
    @Flag(name: [.short, .long], help: "Do not ask first.")
    var yes = false

    /// Asks a person on a terminal; a script is not asked.
    ///
    /// - Parameters:
    ///   - question: The question.
    ///   - mayAsk: Whether questions are allowed.
    ///   - nothing: What was not done after another answer than yes.
    /// - Throws: ``Failure`` when the answer is no, or with `--no-input` on a terminal.
    func confirm(_ question: String, mayAsk: Bool, orNothing nothing: String = "removed") async throws {
        guard !yes, TerminalPrompt.isPossible else { return }
        guard mayAsk else {
            throw Failure(.usage, "no_input", "With --no-input nobody can be asked first; add --yes.")
        }
        guard try await Choice.confirm(question) else {
            throw Failure(.usage, "declined", "Nothing was \(nothing), because the answer was not yes.")
        }
    }
}
