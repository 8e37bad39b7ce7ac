import TerminalOutput
import TimetrackKeys

/// Questions that a person answers on the terminal.
enum Choice {
    /// How often a person may mistype.
    private static let attempts = 3

    /// Lets a person choose one of several by number.
    ///
    /// - Parameters:
    ///   - title: What they are, as a heading.
    ///   - names: Their names.
    ///   - usual: The position of the one that an empty line means, or nil when it means none.
    /// - Returns: The position of the one that was chosen.
    /// - Throws: ``Failure`` when no number of the list came in, `CancellationError` when the task was cancelled.
    static func ask(_ title: String, _ names: [String], usual: Int?) async throws -> Int {
        var prompt = "\(title):\n"
        for (index, name) in names.enumerated() { prompt += "  \(index + 1)  \(name.safeForTerminals)\n" }
        for _ in 0..<attempts {
            prompt += "Number from 1 to \(names.count)\(usual.map { " [\($0 + 1)]" } ?? ""): "
            let answer = try await line(prompt)
            if answer.isEmpty, let usual { return usual }
            if let number = Int(answer), (1...names.count).contains(number) { return number - 1 }
            prompt = ""
        }
        throw Failure(.usage, "no_choice", "None of the numbers was chosen; run the command again.")
    }

    /// Asks whether to go on; anything but yes means no.
    static func confirm(_ question: String) async throws -> Bool {
        ["y", "yes"].contains(try await line("\(question.safeForTerminals) [y/N] ").lowercased())
    }

    private static func line(_ prompt: String) async throws -> String {
        try await TerminalPrompt.ask(prompt, .shown) { bytes in
            String(decoding: bytes.filter { $0 > 0x20 }, as: UTF8.self)
        }
    }
}
