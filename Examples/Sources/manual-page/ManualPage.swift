/// The manual page of a program in the mdoc language, which man and mandoc format.
struct ManualPage {
    /// What the program says of itself.
    let command: HelpDocument.Command

    /// The day that the page shows, as `November 21, 2026`.
    let date: String

    /// What is in no help: the variables and files that the program uses.
    let appendix: [Section]

    /// A list under a heading.
    struct Section {
        var title: String
        var entries: [(name: String, text: String)]
    }

    /// The whole page.
    var text: String { (head + commands + commonOptions + appendices).joined(separator: "\n") + "\n" }

    private var name: String { command.commandName }
    private var leaves: [HelpDocument.Command] { command.leaves }

    /// The options that all commands have, so that they are explained once.
    private var common: [HelpDocument.Argument] {
        guard let first = leaves.first, leaves.count > 1 else { return [] }
        return first.shown.filter { option in
            option.kind != .positional && leaves.allSatisfy { $0.shown.contains(option) }
        }
    }

    private var head: [String] {
        let abstract = command.abstract ?? ""
        // The line in NAME is a phrase: makewhatis lists it after a dash.
        let phrase = abstract.prefix(1).lowercased() + abstract.dropFirst().prefix { $0 != "." }
        return [
            ".Dd \(date)", ".Dt \(name.uppercased()) 1", ".Os", ".Sh NAME", ".Nm \(name)",
            ".Nd \(ManualText.escaped(phrase))", ".Sh SYNOPSIS", ".Nm", ".Ar command", ".Op Ar argument ...", ".Nm",
            ".Cm help", ".Op Ar command", ".Nm", ".Fl \\-version", ".Sh DESCRIPTION",
        ] + ManualText.paragraphs(command.discussion ?? abstract).trimmingPrefix([".Pp"])
    }

    private var commands: [String] {
        [".Sh COMMANDS"]
            + leaves.flatMap { leaf -> [String] in
                let own = leaf.shown.filter { !common.contains($0) }
                var lines = [".Ss \(ManualText.escaped(leaf.path))", ".Nm"]
                lines += leaf.path.split(separator: " ").dropFirst().map { ".Cm \(ManualText.escaped($0))" }
                lines += own.map(synopsis) + [".Pp"]
                lines += ManualText.sentences(leaf.abstract ?? "") + ManualText.paragraphs(leaf.discussion ?? "")
                return lines + list(own)
            }
    }

    private var commonOptions: [String] {
        guard !common.isEmpty else { return [] }
        return [".Sh OPTIONS OF EVERY COMMAND"] + list(common)
    }

    private var appendices: [String] {
        appendix.flatMap { section in
            [".Sh \(section.title)", ".Bl -tag -width Ds"]
                + section.entries.flatMap { [".It \(ManualText.escaped($0.name))"] + ManualText.sentences($0.text) }
                + [".El"]
        }
    }

    private func list(_ arguments: [HelpDocument.Argument]) -> [String] {
        let lines = arguments.flatMap { argument -> [String] in
            var text = argument.abstract ?? ""
            if let value = argument.defaultValue { text += " Without the option: \(value)." }
            guard !text.isEmpty else { return [] }
            return [".It \(names(argument))"] + ManualText.sentences(text)
        }
        return lines.isEmpty ? [] : [".Bl -tag -width Ds"] + lines + [".El"]
    }

    private func synopsis(_ argument: HelpDocument.Argument) -> String {
        let first = argument.names?.last.map { "Fl \(ManualText.escaped($0.afterDash))" }
        let value = argument.kind == .flag ? nil : "Ar \(self.value(argument))"
        let words = [first, value, argument.isRepeating ? "..." : nil].compactMap(\.self).joined(separator: " ")
        return argument.isOptional ? ".Op \(words)" : ".\(words)"
    }

    private func names(_ argument: HelpDocument.Argument) -> String {
        guard let names = argument.names, !names.isEmpty else { return "Ar \(value(argument))" }
        let flags = names.map { "Fl \(ManualText.escaped($0.afterDash))" }.joined(separator: " , ")
        return argument.kind == .flag ? flags : "\(flags) Ar \(value(argument))"
    }

    /// The name of a value; a bar in it would be set apart by the formatter.
    private func value(_ argument: HelpDocument.Argument) -> String {
        "\"\(ManualText.escaped(argument.valueName ?? "value"))\""
    }
}
