import ArgumentParser
import TimetrackReports
import TimetrackSettings

/// What a report adds up, and how.
struct ReportOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "What to group by: client, project, task, tag, day, description, or several with commas between them.",
            valueName: "names"
        )
    )
    var groupBy: ReportGrouping?

    @Option(
        help: ArgumentHelp(
            "Round each entry: 15m, 15m:up, 15m:nearest, 15m:down or off. Without the option: as the settings say.",
            valueName: "step"
        )
    )
    var round: RoundingArgument?

    @OptionGroup var filter: ReportFilterOptions

    /// The dimensions, the outermost first.
    var grouping: ReportGrouping { groupBy ?? ReportGrouping(.project) }

    /// How entries are rounded, or nil for not at all.
    func rounding(_ settings: Settings) -> TimeRounding? {
        if let round { return round.rounding }
        return settings.rounding.map { rounding in
            let direction: TimeRounding.Direction =
                switch rounding.direction {
                case .up: .up
                case .nearest: .nearest
                case .down: .down
                }
            return TimeRounding(minutes: rounding.minutes, direction)
        }
    }
}

/// Which entries a report is about.
struct ReportFilterOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Only entries for this client. May be repeated.", valueName: "name"))
    var client: [String] = []

    @Option(
        name: [.short, .long],
        help: ArgumentHelp("Only entries of this project. May be repeated.", valueName: "name")
    )
    var project: [String] = []

    @Option(help: ArgumentHelp("Only entries with this tag. May be repeated.", valueName: "name"))
    var tag: [String] = []

    @Flag(help: "Only entries that are billed.")
    var billableOnly = false

    /// What is asked for, in words.
    var words: [String] {
        let names = [("Client", client), ("Project", project), ("Tag", tag)]
        return names.filter { !$0.1.isEmpty }.map { "\($0.0): \($0.1.joined(separator: ", "))" }
            + (billableOnly ? ["Billable time only"] : [])
    }
}

/// A rounding as it is written on the command line.
struct RoundingArgument: ExpressibleByArgument, Sendable {
    /// The rounding, or nil for none.
    let rounding: TimeRounding?

    /// Reads `15m:up`, or `off`.
    init?(argument: String) {
        guard argument != "off" else {
            rounding = nil
            return
        }
        guard let rounding = TimeRounding(argument) else { return nil }
        self.rounding = rounding
    }
}

extension ReportGrouping: ExpressibleByArgument {
    /// Reads `client,project`.
    init?(argument: String) {
        self.init(argument)
    }
}
