import ArgumentParser
import TimetrackKeys
import TimetrackReports
import TimetrackSettings
import TimetrackTime

/// A period that has a name.
enum PeriodName: String, CaseIterable, ExpressibleByArgument, Sendable {
    case day, week, month
    case lastMonth = "last-month"
}

/// Which days a report or a check covers.
struct PeriodOptions: ParsableArguments {
    @Argument(help: "The period: day, week, month or last-month. Without it and without --from: week.")
    var period: PeriodName?

    @Option(
        help: ArgumentHelp("The day whose day, week or month is meant. Without the option: today.", valueName: "day")
    )
    var on: LocalDay?

    @Option(help: ArgumentHelp("First day, as YYYY-MM-DD.", valueName: "day"))
    var from: LocalDay?

    @Option(help: ArgumentHelp("Last day, as YYYY-MM-DD. Without the option: today.", valueName: "day"))
    var to: LocalDay?

    /// The most days that one report covers.
    private static var mostDays: Int { 366 }

    func validate() throws {
        if from != nil || to != nil {
            guard period == nil, on == nil else {
                throw ValidationError("Days are given by --from and --to or by the name of a period; leave one out.")
            }
            guard let from else { throw ValidationError("--to needs --from; add the first day.") }
            if let to, to < from { throw ValidationError("--from is a day after --to; exchange them.") }
            if let to, to >= from.adding(days: Self.mostDays) { throw ValidationError(Self.tooLong) }
        }
    }

    private static var tooLong: String { "A report covers at most \(mostDays) days; choose days closer together." }

    /// The days that are meant.
    ///
    /// - Throws: ``Failure`` for more days than a report covers.
    func period(today: LocalDay, _ settings: Settings) throws -> ReportPeriod {
        if let from {
            let last = to ?? max(from, today)
            guard last < from.adding(days: Self.mostDays) else { throw Failure(.usage, "usage", Self.tooLong) }
            return ReportPeriod(from: from, to: last)
        }
        let day = on ?? today
        return switch period ?? .week {
        case .day: .day(day)
        case .week: .week(of: day, startingOn: settings.weekStart == .sunday ? 0 : 1)
        case .month: .month(of: day)
        case .lastMonth: .month(before: day)
        }
    }
}
