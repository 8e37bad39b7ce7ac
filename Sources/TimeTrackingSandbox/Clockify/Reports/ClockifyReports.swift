import HTTPTypes

/// The reports on time entries, which have a host of their own.
extension Clockify {
    static let reportRoutes: [Route] = [
        route(.post, "workspaces/:workspace/reports/detailed", body: .names(.report), detailedReport),
        route(.post, "workspaces/:workspace/reports/summary", body: .names(.report), summaryReport),
        route(.post, "workspaces/:workspace/reports/weekly", body: .names(.report), weeklyReport),
    ]

    @Sendable
    private static func detailedReport(_ request: ClockifyRequest, _ content: inout Content) throws(ClockifyFailure)
        -> Answer
    {
        let report = try ClockifyReport(request, content)
        guard let options = try report.fields.nested("detailedFilter") else {
            throw ClockifyFields.missing("detailedFilter")
        }
        let number = try options.whole("page", in: 1...Int(Int32.max)) ?? 1
        let size = try options.whole("pageSize", in: 1...1_000) ?? 50
        let columns = ["ID", "DESCRIPTION", "USER", "DURATION", "DATE", "ZONED_DATE", "NATURAL", "USER_DATE"]
        let column = try options.choice("sortColumn", of: columns) ?? "DATE"
        let rows = try report.sorted(try report.rows(matching: try options.nested("auditFilter")), by: column)
        let wantsTotals = try options.nested("options")?.choice("totals", of: ["CALCULATE", "EXCLUDE"]) != "EXCLUDE"
        let start = min((number - 1) * size, rows.count)
        let page = rows[start..<min(start + size, rows.count)]
        return Answer(json: [
            "totals": wantsTotals ? report.totals(of: rows) : [],
            "timeentries": .array(page.map(report.shape)),
        ])
    }

    @Sendable
    private static func summaryReport(_ request: ClockifyRequest, _ content: inout Content) throws(ClockifyFailure)
        -> Answer
    {
        let report = try ClockifyReport(request, content)
        guard let options = try report.fields.nested("summaryFilter") else {
            throw ClockifyFields.missing("summaryFilter")
        }
        guard let names = try options.texts("groups"), (1...3).contains(names.count) else {
            throw .invalid("groups must have 1 to 3 names.", "groups debe tener de 1 a 3 nombres.")
        }
        var groupings: [ClockifyReportGrouping] = []
        for name in names { groupings.append(try ClockifyReportGrouping(name)) }
        _ = try options.choice("summaryChartType", of: ["BILLABILITY", "PROJECT"])
        let columns = ["GROUP", "DURATION", "AMOUNT", "EARNED", "COST", "PROFIT"]
        let column = try options.choice("sortColumn", of: columns) ?? "GROUP"
        let rows = try report.rows()
        return Answer(json: [
            "totals": report.totals(of: rows),
            "groupOne": .array(
                report.groups(of: rows, by: groupings[...], sortedBy: column).map { report.shape($0, withDays: false) }
            ),
            "chart": .array(report.chart(of: rows)),
        ])
    }

    @Sendable
    private static func weeklyReport(_ request: ClockifyRequest, _ content: inout Content) throws(ClockifyFailure)
        -> Answer
    {
        let report = try ClockifyReport(request, content)
        guard let options = try report.fields.nested("weeklyFilter") else {
            throw ClockifyFields.missing("weeklyFilter")
        }
        // The reference allows a month, but anything other than a week is refused.
        guard report.period.dayCount == 7 else {
            throw .invalid(
                "A weekly report covers 7 days, not \(report.period.dayCount).",
                "Un informe semanal abarca 7 días, no \(report.period.dayCount)."
            )
        }
        var groupings = [try ClockifyReportGrouping(try options.text("group") ?? "PROJECT")]
        if let subgroup = try options.text("subgroup"), subgroup != "TIME" {
            groupings.append(try ClockifyReportGrouping(subgroup))
        }
        let rows = try report.rows()
        return Answer(json: [
            "totals": report.totals(of: rows),
            "totalsByDay": .array(report.days(of: rows)),
            "groupOne": .array(
                report.groups(of: rows, by: groupings[...], sortedBy: "GROUP").map { report.shape($0, withDays: true) }
            ),
            "decimalFormat": false,
            "trackTimeDownToSeconds": .bool(report.workspace.showsSeconds),
            "includeUsersWithoutTime": false,
            "usersWithoutTime": [],
        ])
    }
}

/// The fields of the bodies that ask for reports.
extension [FieldName] {
    private static let choice: [FieldName] = ["contains", "ids", "status"]

    private static let customFieldFilter: [FieldName] = [
        "id", "isEmpty", "numberCondition", "type", .anything("value"),
    ]

    static let report: [FieldName] = [
        "amountShown", "amounts", "approvalState", "archived", .anything("attendanceFilter"), "billable",
        .nested("clients", choice), .nested("currency", choice), .nested("customFields", customFieldFilter),
        "dateFormat", "dateRangeEnd", "dateRangeStart", "dateRangeType", "description",
        .nested(
            "detailedFilter",
            [
                .nested("auditFilter", ["duration", "durationShorter", "withoutProject", "withoutTask"]),
                .nested("options", ["totals"]), "page", "pageSize", "sortColumn",
            ]
        ),
        "exportType", "invoicingState", .nested("projects", choice), "rounding", "sortOrder",
        .nested("summaryFilter", ["groups", "sortColumn", "summaryChartType"]),
        .nested("tags", choice + ["containedInTimeentry"]), .nested("tasks", choice), "timeFormat", "timeZone",
        .nested("userCustomFields", customFieldFilter), .nested("userGroups", choice), "userLocale",
        .nested("users", choice), "weekStart", .nested("weeklyFilter", ["group", "subgroup"]), "withoutDescription",
        "zoomLevel",
    ]
}
