import ArgumentParser
import TimetrackKeys
import TimetrackSettings
import TimetrackTime
import TimetrackWorkday

/// Which workdays a command is about.
struct WorkdayRange: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "First day, as YYYY-MM-DD. Without the option: the first one with tracked time.",
            valueName: "day"
        )
    )
    var from: LocalDay?

    @Option(help: ArgumentHelp("Last day, as YYYY-MM-DD. Without the option: yesterday.", valueName: "day"))
    var to: LocalDay?

    func validate() throws {
        guard let from, let to, from > to else { return }
        throw ValidationError("--from is a day after --to; exchange them.")
    }
}

/// How a workday is divided, where the settings are not to say it.
struct WorkdayOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("When a workday begins, such as 09:00.", valueName: "time"),
        transform: Self.minutes
    )
    var start: Int?

    @Option(
        help: ArgumentHelp("When a workday ends, such as 17:00.", valueName: "time"),
        transform: Self.minutes
    )
    var end: Int?

    @Option(
        help: ArgumentHelp("Project for the time of local projects that belong to none.", valueName: "project")
    )
    var other: String?

    @Option(
        help: ArgumentHelp(
            "What the entries say. Without the option: the names of the local projects.",
            valueName: "text"
        )
    )
    var description: String?

    @Option(
        name: [.short, .long],
        help: "Name or id of a tag for the entries. May be repeated. Without the option: those of your own settings.",
        completion: .custom(NameCompletion.tags)
    )
    var tag: [String] = []

    @Flag(help: "No tags, whatever the settings say.")
    var noTags = false

    @Option(
        help: ArgumentHelp(
            "What to do with days that have other entries already: post or skip. Without the option: a person at a "
                + "terminal is asked, and scripts post them with a note.",
            valueName: "what"
        )
    )
    var occupied: OccupiedDays?

    func validate() throws {
        guard tag.isEmpty || !noTags else {
            throw ValidationError("--tag and --no-tags contradict each other; leave one out.")
        }
    }

    /// From when to when a workday lasts.
    ///
    /// - Throws: ``Failure`` unless it ends after it begins.
    func hours(_ settings: Settings) throws -> WorkdayHours {
        let hours = WorkdayHours(
            start: start ?? settings.workdayStart.minutes,
            end: end ?? settings.workdayEnd.minutes
        )
        guard let hours else {
            throw Failure(
                .usage,
                "invalid_workday",
                "A workday ends after it begins, on the same day; give other times with --start and --end."
            )
        }
        return hours
    }

    @Sendable private static func minutes(_ text: String) throws -> Int {
        guard let minutes = WorkdayHours.minutes(text) else {
            throw ValidationError("\(text) is no time of a day; give one such as 09:00.")
        }
        return minutes
    }
}
