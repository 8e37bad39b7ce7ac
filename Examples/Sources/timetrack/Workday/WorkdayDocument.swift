import TerminalOutput
import TimetrackTime
import TimetrackWorkday

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Workdays and their entries, in JSON and as tables.
struct WorkdayDocument: Encodable {
    /// A day.
    struct Day: Encodable {
        var date: String
        var state: String
        var message: String?
        /// How many other entries it has, or nil when nobody looked.
        var otherEntries: Int?
        /// How much time of it they hold, or nil when nobody looked.
        var otherSeconds: Int?
        var entries: [Entry]

        enum CodingKeys: String, CodingKey {
            case date, state, message, entries
            case otherEntries = "other_entries"
            case otherSeconds = "other_seconds"
        }
    }

    /// An entry of a day.
    struct Entry: Encodable {
        var id: String?
        var start: String
        var end: String
        var seconds: Int
        var projectID: String?
        var project: String?
        var description: String?
        var tags: [String]
        var localProjects: [String]

        enum CodingKeys: String, CodingKey {
            case id, start, end, seconds, project, description, tags
            case projectID = "project_id"
            case localProjects = "local_projects"
        }
    }

    var isDone: Bool
    var days: [Day]
    var posted: Int

    enum CodingKeys: String, CodingKey {
        case days, posted
        case isDone = "done"
    }

    /// - Parameters:
    ///   - outcomes: What became of the days.
    ///   - isDone: Whether anything was sent; false in a dry run.
    init(_ outcomes: [WorkdayOutcome], isDone: Bool) {
        self.isDone = isDone
        self.posted = outcomes.reduce(0) { $0 + $1.accepted }
        self.days = outcomes.map { outcome in
            Day(
                date: outcome.day.description,
                state: outcome.state.rawValue,
                message: outcome.message,
                otherEntries: outcome.others?.count,
                otherSeconds: outcome.others?.seconds,
                entries: outcome.entries.map { Entry($0) }
            )
        }
    }
}

extension WorkdayDocument.Entry {
    fileprivate init(_ entry: WorkdayOutcome.Entry) {
        self.id = entry.id
        self.start = Date(timeIntervalSince1970: Double(entry.time.lowerBound)).ISO8601Format()
        self.end = Date(timeIntervalSince1970: Double(entry.time.upperBound)).ISO8601Format()
        self.seconds = entry.time.count
        self.projectID = entry.target.id
        self.project = entry.target.name
        self.description = entry.description
        self.tags = entry.tags
        self.localProjects = entry.localProjects
    }
}

/// The entries of workdays as tables.
enum WorkdayTables {
    /// One row for each entry, for people.
    static func entries(_ outcomes: [WorkdayOutcome]) -> Table {
        let hasTags = outcomes.contains { $0.entries.contains { !$0.tags.isEmpty } }
        let hasOthers = outcomes.contains { ($0.others?.count ?? 0) > 0 }
        var titles: [Table.Column] = [
            .init("Day"), .init("Start"), .init("End"), .init("Hours", .trailing), .init("Project", mayShrink: true),
            .init("Local projects", mayShrink: true),
        ]
        if hasTags { titles.append(.init("Tags", mayShrink: true)) }
        if hasOthers { titles.append(.init("Already there", .trailing)) }
        var table = Table(titles)
        for outcome in outcomes {
            for (index, entry) in outcome.entries.enumerated() {
                var row = [
                    StyledText(outcome.day.short), StyledText(clock(entry.time.lowerBound)),
                    StyledText(clock(entry.time.upperBound)),
                    StyledText(Hours.text(seconds: entry.time.count), .strong),
                    StyledText(entry.target.name ?? "", .accent), StyledText(entry.description ?? ""),
                ]
                if hasTags { row.append(StyledText(entry.tags.joined(separator: ", "))) }
                // It is about the day, so it stands beside the first of its entries alone.
                if hasOthers { row.append(index == 0 ? others(outcome) : "") }
                table.append(row)
            }
        }
        return table
    }

    /// One row for each entry, for programs: day, state, start, end, seconds, project, description, id.
    static func values(_ outcomes: [WorkdayOutcome]) -> Table {
        let titles = ["day", "state", "start", "end", "seconds", "project", "description", "id"]
        var table = Table(titles.map { .init($0) })
        let document = WorkdayDocument(outcomes, isDone: true)
        for day in document.days {
            for entry in day.entries {
                table.append([
                    StyledText(day.date), StyledText(day.state), StyledText(entry.start), StyledText(entry.end),
                    "\(entry.seconds)", StyledText(entry.project ?? ""), StyledText(entry.description ?? ""),
                    StyledText(entry.id ?? ""),
                ])
            }
        }
        return table
    }

    /// How much time of a day other entries hold.
    private static func others(_ outcome: WorkdayOutcome) -> StyledText {
        guard let others = outcome.others, others.count > 0 else { return "" }
        return StyledText(Hours.text(seconds: others.seconds), .warning)
    }

    private static func clock(_ seconds: Int) -> String {
        LocalTime.clock(Date(timeIntervalSince1970: Double(seconds)))
    }
}
