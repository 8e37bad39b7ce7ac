import TerminalOutput

/// The timer that a command started, stopped or looked for, in JSON.
struct TimerDocument: Encodable {
    /// The entry, or nil when no timer runs.
    var entry: EntryDocument?

    enum CodingKeys: CodingKey {
        case entry
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        // Null rather than no key at all, so that scripts can tell "no timer" from another document.
        try container.encode(entry, forKey: .entry)
    }
}

extension EntryDocument {
    /// What is being done and for which project, in one phrase.
    var summary: StyledText {
        let what: StyledText = "\(description ?? "a timer without a description", .strong)"
        return project.map { "\(what) in \($0, .accent)" } ?? what
    }

    /// The same for records and messages, cut where it is too long for a sentence.
    var briefSummary: String { summary.truncated(toColumns: 200).plain }
}
