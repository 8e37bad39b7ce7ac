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
        help: ArgumentHelp("The day whose day, week or month is meant. Without the option: today.", valueName: "day"),
        transform: DayPhrase.argument
    )
    var on: DayPhrase?

    @Option(
        help: ArgumentHelp("First day, such as 2026-11-21, yesterday, monday or \"3 days ago\".", valueName: "day"),
        transform: DayPhrase.argument
    )
    var from: DayPhrase?

    @Option(
        help: ArgumentHelp("Last day, in the same forms. Without the option: today.", valueName: "day"),
        transform: DayPhrase.argument
    )
    var to: DayPhrase?

    /// The most days that one report covers.
    private static var mostDays: Int { 366 }

    func validate() throws {
        if from != nil || to != nil {
            guard period == nil, on == nil else {
                throw ValidationError("Days are given by --from and --to or by the name of a period; leave one out.")
            }
            guard let from else { throw ValidationError("--to needs --from; add the first day.") }
            if let first = from.date, let last = to?.date, let objection = Self.objection(first, last) {
                throw ValidationError(objection)
            }
        }
    }

    /// What stands against a report from one day to another, or nil when nothing does.
    private static func objection(_ first: LocalDay, _ last: LocalDay) -> String? {
        guard first <= last else { return "--from is a day after --to; exchange them." }
        guard last < first.adding(days: mostDays) else {
            return "A report covers at most \(mostDays) days; choose days closer together."
        }
        return nil
    }

    /// The days that are meant.
    ///
    /// - Throws: ``Failure`` for more days than a report covers, and for a last day before the first one.
    func period(today: LocalDay, _ settings: Settings) throws -> ReportPeriod {
        if let first = from?.day(today: today) {
            let last = to?.day(today: today) ?? max(first, today)
            if let objection = Self.objection(first, last) { throw Failure(.usage, "usage", objection) }
            return ReportPeriod(from: first, to: last)
        }
        let day = on?.day(today: today) ?? today
        return switch period ?? .week {
        case .day: .day(day)
        case .week: .week(of: day, startingOn: settings.weekStart == .sunday ? 0 : 1)
        case .month: .month(of: day)
        case .lastMonth: .month(before: day)
        }
    }
}
