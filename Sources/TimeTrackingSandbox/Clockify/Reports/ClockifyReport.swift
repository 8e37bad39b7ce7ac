#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What one report is made from: the entries of a period that a filter leaves, and what they earn.
struct ClockifyReport {
    typealias Content = Sandbox.Content

    /// A finished entry in a report.
    struct Row {
        /// Where the entry lies.
        var position: Int
        var start: Int
        /// How long it took, rounded when the report says so.
        var seconds: Int
        /// The day on which it began, counted from 1970-01-01.
        var day: Int
        var isBillable: Bool
        /// The hourly rate in hundredths of the currency.
        var rate: Int
        /// What it earns and costs, in hundredths of the currency; these may have fractions.
        var earned: Double
        var cost: Double
    }

    var fields: ClockifyFields
    var workspace: Content.Workspace
    var content: Content
    var period: ClockifyReportPeriod
    /// The amounts that the totals have.
    var amounts: [String]
    /// The amount that stands beside each duration, or nil for none.
    var shownAmount: String?
    var isDescending: Bool?
    private var filter: ClockifyReportFilter
    private var rounding: Content.Workspace.Rounding?

    init(_ request: ClockifyRequest, _ content: Content) throws(ClockifyFailure) {
        let workspace = try request.workspace(in: content)
        fields = try request.fields()
        self.workspace = workspace
        self.content = content
        let kind = try fields.choice("exportType", of: ["JSON", "JSON_V1", "PDF", "CSV", "XLSX", "ZIP"]) ?? "JSON"
        guard kind == "JSON" else {
            throw .invalid(
                "The sandbox exports JSON and nothing else, not \(kind).",
                "El simulador exporta solo JSON, no \(kind)."
            )
        }
        period = try ClockifyReportPeriod(fields, request)
        let shown = try fields.choice("amountShown", of: Self.amountTypes) ?? "EARNED"
        shownAmount = ["EARNED", "COST", "PROFIT"].contains(shown) ? shown : nil
        amounts = try fields.texts("amounts") ?? [shown]
        if let unknown = amounts.first(where: { !Self.amountTypes.contains($0) }) {
            throw .rejected("amounts cannot have \(unknown).", "amounts no puede tener \(unknown).")
        }
        isDescending = try fields.choice("sortOrder", of: ["ASCENDING", "DESCENDING"]).map { $0 == "DESCENDING" }
        rounding = try fields.flag("rounding") ?? false ? workspace.rounding : nil
        filter = try ClockifyReportFilter(fields, workspace)
        // A plain member sees no entries but the own ones.
        if !request.isAdministrator(of: workspace) { filter.onlyUser = request.account.id }
        try requireWords()
    }

    /// The rows of the report, in the order in which the entries lie.
    func rows(matching audit: ClockifyFields? = nil) throws(ClockifyFailure) -> [Row] {
        let audit = try audit.map { fields throws(ClockifyFailure) in try ClockifyReportAudit(fields) }
        var rows: [Row] = []
        for (position, entry) in content.timeEntries.enumerated() where entry.workspace == workspace.id {
            let start = Timestamp.seconds(of: entry.start)
            // A running entry is in no report.
            guard (period.start...period.end).contains(start), let seconds = entry.seconds,
                filter.admits(entry, workspace, content), audit?.admits(entry, seconds: seconds) ?? true
            else { continue }
            rows.append(row(entry, position, start: start, seconds: rounding?.rounded(seconds) ?? seconds))
        }
        return rows
    }

    private func row(_ entry: Content.TimeEntry, _ position: Int, start: Int, seconds: Int) -> Row {
        let project = content.project(entry.project)
        let rate = Clockify.hourlyRate(of: entry, project, workspace, content) ?? workspace.hourlyRate
        let cost = Clockify.costRate(of: entry, project, workspace, content) ?? workspace.costRate ?? 0
        let hours = Double(seconds) / 3_600
        return Row(
            position: position,
            start: start,
            seconds: seconds,
            day: period.day(of: start),
            isBillable: entry.isBillable,
            rate: rate,
            earned: entry.isBillable ? Double(rate) * hours : 0,
            cost: Double(cost) * hours
        )
    }

    private static let amountTypes = ["EARNED", "COST", "PROFIT", "HIDE_AMOUNT", "EXPORT"]

    /// Refuses words that no report knows in fields that change nothing here.
    private func requireWords() throws(ClockifyFailure) {
        _ = try fields.choice("zoomLevel", of: ["WEEK", "MONTH", "YEAR"])
        for name in ["dateFormat", "timeFormat", "userLocale"] { _ = try fields.text(name) }
        _ = try fields.nested("attendanceFilter")
    }
}

extension ClockifyReport.Row {
    func amount(_ type: String) -> Double {
        switch type {
        case "EARNED": earned
        case "COST": cost
        case "PROFIT": earned - cost
        default: 0
        }
    }
}

extension Sandbox.Content.Workspace.Rounding {
    /// A duration in seconds, rounded to whole steps.
    func rounded(_ seconds: Int) -> Int {
        let step = minutes * 60
        guard step > 0 else { return seconds }
        let (whole, rest) = seconds.quotientAndRemainder(dividingBy: step)
        let isUp =
            switch direction {
            case "Round up to": rest > 0
            case "Round down to": false
            default: rest * 2 >= step
            }
        return (whole + (isUp ? 1 : 0)) * step
    }
}
