/// The body that asks for a report: a filter, and what only one kind of report has.
struct ReportRequest<Part: Encodable>: Encodable {
    var filter: Clockify.ReportFilter
    var bounds: Clockify.ReportPeriod.Bounds

    /// The name of the part that only this kind of report has.
    var partName: String
    var part: Part

    private struct Key: CodingKey {
        var stringValue: String
        var intValue: Int? { nil }

        init(_ name: String) { self.stringValue = name }
        init?(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        func set(_ name: String, _ value: (some Encodable)?) throws {
            try container.encodeIfPresent(value, forKey: Key(name))
        }
        try set("dateRangeStart", bounds.start)
        try set("dateRangeEnd", bounds.end)
        try set("timeZone", bounds.timeZone)
        try set("exportType", "JSON")
        try set("users", filter.users)
        try set("userGroups", filter.userGroups)
        try set("clients", filter.clients)
        try set("projects", filter.projects)
        try set("tasks", filter.tasks)
        try set("tags", filter.tags.map(TagSelection.init))
        try set("currency", filter.currencies)
        switch filter.description {
        case .containing(let text): try set("description", text)
        case .missing: try set("withoutDescription", true)
        case nil: break
        }
        try set("billable", filter.isBillable)
        try set("approvalState", filter.approval)
        try set("invoicingState", filter.invoicing)
        try container.encodeIfAny(filter.customFields, forKey: Key("customFields"))
        try container.encodeIfAny(filter.userCustomFields, forKey: Key("userCustomFields"))
        try container.encodeIfAny(filter.amounts.uniqued, forKey: Key("amounts"))
        // What older versions of the service read; it holds one.
        if filter.amounts.count == 1 { try set("amountShown", filter.amounts[0]) }
        try set("rounding", filter.isRounded)
        try set("sortOrder", filter.sortOrder)
        try set("weekStart", filter.weekStart)
        try set(partName, part)
    }
}
