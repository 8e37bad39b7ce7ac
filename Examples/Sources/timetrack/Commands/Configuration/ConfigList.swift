import ArgumentParser
import TerminalOutput
import TimetrackKeys
import TimetrackSettings

/// Lists all settings, their values and where these come from.
struct ConfigList: TimetrackCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List all settings, their values and where these come from.",
        discussion: """
            Off a terminal each setting is a line of key, value, file and what it is, with tabs between them; \
            a value that nobody has set comes from "default".

            Example:

              timetrack config list --json
            """
    )

    @OptionGroup var output: OutputOptions

    func run(in context: Context) async throws {
        let chosen = try context.chosenSettings()
        let document = SettingListDocument(settings: SettingKey.allCases.map { SettingDocument($0, chosen) })
        try context.console.show(document) { terminal in
            var table = Table([
                .init("Setting"), .init("Value", mayShrink: true), .init("From", mayShrink: true),
                .init("What it is", mayShrink: true),
            ])
            for setting in document.settings {
                table.append([
                    StyledText(setting.key, .strong), StyledText(setting.text),
                    StyledText(setting.file ?? "default", setting.file == nil ? .faint : .accent),
                    StyledText(setting.summary, .faint),
                ])
            }
            try terminal.print(table)
        }
    }
}

/// All settings in JSON.
struct SettingListDocument: Encodable {
    var settings: [SettingDocument]
}

/// A setting in JSON.
struct SettingDocument: Encodable {
    /// A value, which is a list for some settings.
    enum Value: Encodable {
        case text(String)
        case list([String])

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch self {
            case .text(let text): try container.encode(text)
            case .list(let texts): try container.encode(texts)
            }
        }
    }

    var key: String
    /// The value, or nil when there is none.
    var value: Value?
    /// The file that it comes from, or nil for the usual value.
    var file: String?
    var summary: String

    /// The value in one line.
    var text: String

    enum CodingKeys: String, CodingKey {
        case key, value, summary
        case file = "from"
    }

    init(_ key: SettingKey, _ chosen: ChosenSettings) {
        let value = key.value(in: chosen.settings)
        self.key = key.rawValue
        self.file = chosen.files[key].map { "\($0)" }
        self.summary = key.summary
        self.text = value?.text ?? ""
        switch value {
        case .text(let text): self.value = .text(text)
        case .list(let texts): self.value = .list(texts)
        case .other, nil: self.value = nil
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(key, forKey: .key)
        // Null rather than no key at all, so that every setting has the same keys.
        try container.encode(value, forKey: .value)
        try container.encode(file, forKey: .file)
        try container.encode(summary, forKey: .summary)
    }
}
