import Foundation
import ProgramFixtures
import SystemPackage
import Testing

/// A block of shell commands in a page, with the answers that it prints below them.
///
/// It follows the line `<!-- calls -->`. Lines that begin with `# ` after a command are what the command writes; `…` in
/// them stands for anything.
struct CallBlock: Sendable {
    /// A command, and what the page says that it writes.
    struct Step: Sendable, Equatable {
        /// The lines of the command.
        var command: String
        /// The lines of the answer, empty when the page shows none.
        var answer: String
    }

    /// The line of the page that it begins on.
    let line: Int

    /// The commands in their order.
    let steps: [Step]

    /// Finds the blocks of a page.
    static func blocks(in page: String) -> [CallBlock] {
        let lines = page.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        return lines.indices.compactMap { place in
            guard lines[place] == "<!-- calls -->", lines[(place + 1)...].first == "```sh" else { return nil }
            return CallBlock(line: place + 3, lines: lines[(place + 2)...].prefix { $0 != "```" })
        }
    }

    /// The blocks of a page of the repository.
    static func blocks(of path: String) throws -> [CallBlock] {
        let root = URL(filePath: #filePath).appending(path: "../../../../..").standardized
        return blocks(in: try String(contentsOf: root.appending(path: path), encoding: .utf8))
    }

    private init(line: Int, lines: some Sequence<String>) {
        var steps: [Step] = []
        for line in lines {
            if line.hasPrefix("# "), let last = steps.indices.last {
                steps[last].answer += (steps[last].answer.isEmpty ? "" : "\n") + line.dropFirst(2)
            } else if let last = steps.indices.last, steps[last].command.hasSuffix("\\") {
                steps[last].command += "\n" + line
            } else if !line.isEmpty {
                steps.append(Step(command: line, answer: ""))
            }
        }
        self.line = line
        self.steps = steps
    }

    /// Runs the commands in one shell, and compares what they write with the page.
    ///
    /// - Parameters:
    ///   - environment: The variables of the shell.
    ///   - replacements: What to write in the place of parts of the commands, such as port numbers.
    /// - Throws: That the shell could not be started, or has not written an answer for each command.
    func check(environment: [String: String], replacing replacements: [String: String] = [:]) async throws {
        // Each answer ends with a character that no answer has. What is left running ends with the shell.
        var script = "set -e\ntrap 'kill $(jobs -p) 2>/dev/null || true' EXIT\n"
        for step in steps { script += step.command + "\nprintf '\\036'\n" }
        for (old, new) in replacements { script = script.replacing(old, with: new) }
        let run = try await BuiltProgram.run(
            "/usr/bin/timeout",
            ["-k", "5", "60", "/usr/bin/bash", "-c", script],
            environment: environment,
            input: ""
        )
        #expect(run.status == 0, "line \(line): \(run.errors)")
        let answers = run.output.split(separator: "\u{1E}", omittingEmptySubsequences: false)
        try #require(answers.count == steps.count + 1, "line \(line): \(run.output) \(run.errors)")
        for (step, answer) in zip(steps, answers) {
            let text = answer.trimmingCharacters(in: .newlines)
            #expect(Self.matches(text, step.answer), "line \(line): \(step.command)\n\(text)")
        }
    }

    /// Whether a text is what a page shows, where `…` stands for anything.
    static func matches(_ text: String, _ shown: String) -> Bool {
        let parts = shown.components(separatedBy: "…")
        guard let first = parts.first, let last = parts.last, parts.count > 1 else { return text == shown }
        guard text.hasPrefix(first), text.dropFirst(first.count).hasSuffix(last) else { return false }
        var rest = text.dropFirst(first.count).dropLast(last.count)
        for part in parts.dropFirst().dropLast() {
            guard let place = rest.firstRange(of: part) else { return false }
            rest = rest[place.upperBound...]
        }
        return true
    }
}
