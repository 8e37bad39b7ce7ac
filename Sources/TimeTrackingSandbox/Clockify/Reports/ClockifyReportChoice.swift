/// A set of identifiers that a report's entries must have or must not have.
struct ClockifyReportChoice {
    static let userStatuses = ["ALL", "ACTIVE_WITH_PENDING", "ACTIVE", "PENDING", "INACTIVE"]

    private var ids: Set<String> = []
    private var relation = "CONTAINS"
    private var status: String?

    /// Whether nothing is left out.
    var isEverything: Bool { ids.isEmpty && status == nil }

    /// Reads the member of that name; without one everything is taken.
    init(
        _ fields: ClockifyFields,
        _ name: String,
        statuses: [String] = ["ACTIVE", "ARCHIVED", "ALL"]
    ) throws(ClockifyFailure) {
        guard let fields = try fields.nested(name) else { return }
        let relations = ["CONTAINS", "DOES_NOT_CONTAIN", "CONTAINS_ONLY"]
        ids = Set(try fields.texts("ids") ?? [])
        relation = try fields.choice("contains", of: relations) ?? "CONTAINS"
        // Tags have two names for it.
        relation = try fields.choice("containedInTimeentry", of: relations) ?? relation
        let status = try fields.choice("status", of: statuses)
        self.status = status == "ALL" ? nil : status
    }

    /// Whether an entry with these identifiers is taken; the status counts for those that it has to have.
    func admits(_ own: [String], status: (String) -> String) -> Bool {
        if isEverything { return true }
        func fits(_ id: String) -> Bool { self.status.map { $0 == status(id) || isPending($0, status(id)) } ?? true }
        guard !ids.isEmpty else { return own.contains(where: fits) }
        switch relation {
        case "DOES_NOT_CONTAIN": return !own.contains { ids.contains($0) && fits($0) }
        case "CONTAINS_ONLY": return !own.isEmpty && own.allSatisfy { ids.contains($0) && fits($0) }
        default: return own.contains { ids.contains($0) && fits($0) }
        }
    }

    private func isPending(_ wanted: String, _ status: String) -> Bool {
        wanted == "ACTIVE_WITH_PENDING" && ["ACTIVE", "PENDING"].contains(status)
    }
}

/// A condition on the value of a custom field.
struct ClockifyReportFieldCondition {
    private var id: String
    private var isEmpty: Bool?
    private var numberCondition: String
    private var value: Sandbox.Content.CustomFieldValue?

    init(_ fields: ClockifyFields) throws(ClockifyFailure) {
        id = try fields.requiredIdentifier("id")
        isEmpty = try fields.flag("isEmpty")
        numberCondition = try fields.choice("numberCondition", of: ["EQUAL", "GREATER_THAN", "LESS_THAN"]) ?? "EQUAL"
        let types = ["TXT", "NUMBER", "DROPDOWN_SINGLE", "DROPDOWN_MULTIPLE", "CHECKBOX", "LINK"]
        _ = try fields.choice("type", of: types)
        value = fields["value"].flatMap(Sandbox.Content.CustomFieldValue.init)
    }

    func admits(_ values: [String: Sandbox.Content.CustomFieldValue]) -> Bool {
        let own = values[id]
        if isEmpty == true { return own == nil }
        guard let value else { return isEmpty == nil || own != nil }
        switch (own, value) {
        case (.text(let own), .text(let part)): return own.lowercased().contains(part.lowercased())
        case (.number(let own), .number(let number)):
            return numberCondition == "GREATER_THAN"
                ? own > number : numberCondition == "LESS_THAN" ? own < number : own == number
        case (.text(let own), .choices(let choices)): return choices.contains(own)
        case (.choices(let own), .choices(let choices)): return choices.contains(where: own.contains)
        case (.choices(let own), .text(let choice)): return own.contains(choice)
        default: return own == value
        }
    }
}
