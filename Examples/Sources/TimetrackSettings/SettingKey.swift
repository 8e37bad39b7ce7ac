/// Something that can be set, by the name that it has in files and on the command line.
package enum SettingKey: String, Sendable, CaseIterable {
    case workspace
    case project
    case tags
    case account
    case longTimer = "status.warn-after"
    case rounding = "report.rounding"
    case weekStart = "report.week-start"
    case longEntry = "check.long"
    case workdayStart = "workday.start"
    case workdayEnd = "workday.end"
    case otherProject = "workday.other"

    /// The name, in the tables that it lies in: `["status", "warn-after"]`.
    package var path: [String] { rawValue.split(separator: ".").map(String.init) }

    /// Whether a `.timetrack.toml` may set it.
    ///
    /// Such a file comes with a folder that somebody else may have made, so it may choose among the things of one account,
    /// but neither the account nor where a key goes.
    package var isForFolders: Bool {
        switch self {
        case .workspace, .project, .tags: true
        default: false
        }
    }

    /// What it does, in one line.
    package var summary: String {
        switch self {
        case .workspace: "the workspace, by name or id"
        case .project: "the project of new entries, by name or id"
        case .tags: "the tags of new entries, by name or id"
        case .account: "the account whose key is used without --account"
        case .longTimer: "after how long `timetrack status` warns of a running timer"
        case .rounding: "how reports round the lengths of entries"
        case .weekStart: "the day on which weeks of reports begin"
        case .longEntry: "from which length `timetrack check` takes an entry for a mistake"
        case .workdayStart: "when a workday begins"
        case .workdayEnd: "when a workday ends"
        case .otherProject: "the project for tracked time that belongs to no other"
        }
    }

    /// What its values look like, to stand after "is".
    package var form: String {
        switch self {
        case .workspace, .project, .account, .otherProject:
            "a name of at most \(SettingValue.mostCharacters) characters"
        case .tags: "a list of at most \(SettingValue.mostTags) names"
        case .longTimer, .longEntry: "a length such as 10h, 90m or 1h30m"
        case .rounding: "off, or a length up to 24h such as 15m, alone or with up, nearest or down as in 15m:up"
        case .weekStart: "monday or sunday"
        case .workdayStart, .workdayEnd: "a time such as 09:00"
        }
    }
}

extension SettingKey {
    /// Takes a value over into settings.
    ///
    /// - Returns: Whether the value is one that it can have; the settings are as before when it is not.
    package func set(_ value: SettingValue, in settings: inout Settings) -> Bool {
        if case .tags = self {
            guard let names = value.names else { return false }
            settings.tags = names
            return true
        }
        guard let text = value.name else { return false }
        switch self {
        case .workspace: settings.workspace = text
        case .project: settings.project = text
        case .account: settings.account = text
        case .otherProject: settings.otherProject = text
        case .tags: return false
        case .longTimer: return Self.assign(SettingText.seconds(text), to: &settings.longTimer)
        case .longEntry: return Self.assign(SettingText.seconds(text), to: &settings.longEntry)
        case .rounding: return Self.assign(SettingText.rounding(text), to: &settings.rounding)
        case .weekStart: return Self.assign(Settings.WeekStart(rawValue: text), to: &settings.weekStart)
        case .workdayStart: return Self.assign(SettingText.timeOfDay(text), to: &settings.workdayStart)
        case .workdayEnd: return Self.assign(SettingText.timeOfDay(text), to: &settings.workdayEnd)
        }
        return true
    }

    private static func assign<Value>(_ value: Value?, to place: inout Value) -> Bool {
        guard let value else { return false }
        place = value
        return true
    }

    /// What settings have, as a person would write it, or nil when they have nothing.
    package func value(in settings: Settings) -> SettingValue? {
        switch self {
        case .workspace: settings.workspace.map { .text($0) }
        case .project: settings.project.map { .text($0) }
        case .tags: settings.tags.isEmpty ? nil : .list(settings.tags)
        case .account: settings.account.map { .text($0) }
        case .otherProject: settings.otherProject.map { .text($0) }
        case .longTimer: .text(SettingText.length(settings.longTimer))
        case .longEntry: .text(SettingText.length(settings.longEntry))
        case .rounding: .text(SettingText.text(settings.rounding))
        case .weekStart: .text(settings.weekStart.rawValue)
        case .workdayStart: .text(SettingText.text(settings.workdayStart))
        case .workdayEnd: .text(SettingText.text(settings.workdayEnd))
        }
    }
}
