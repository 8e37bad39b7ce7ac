import TimetrackReports
import TimetrackTime

/// A report in JSON.
struct ReportDocument: Encodable {
    /// An amount in one currency.
    struct Amount: Encodable {
        var currency: String?
        /// As a text, so that no reader makes a binary fraction of it: `1250.00`.
        var amount: String

        init(_ amount: MoneyAmount) {
            self.currency = amount.currency
            self.amount = amount.number
        }
    }

    /// What some entries come to.
    struct Figures: Encodable {
        var entries: Int
        var running: Int
        var seconds: Int
        var exactSeconds: Int
        var billableSeconds: Int
        var amounts: [Amount]

        enum CodingKeys: String, CodingKey {
            case entries
            case running
            case seconds
            case exactSeconds = "exact_seconds"
            case billableSeconds = "billable_seconds"
            case amounts
        }

        init(_ figures: ReportFigures) {
            self.entries = figures.entries
            self.running = figures.running
            self.seconds = figures.seconds
            self.exactSeconds = figures.exactSeconds
            self.billableSeconds = figures.billableSeconds
            self.amounts = figures.amounts.map { Amount($0) }
        }
    }

    /// A day, or a month of a long period.
    struct Slot: Encodable {
        var from: String
        var unit: String
        var figures: Figures

        init(_ slot: ReportSlot) {
            self.from = slot.first.description
            self.unit = slot.unit.rawValue
            self.figures = Figures(slot.figures)
        }
    }

    /// A group.
    struct Group: Encodable {
        var by: String
        var id: String?
        var name: String?
        var figures: Figures
        var groups: [Group]?

        init(_ group: ReportGroup) {
            self.by = group.dimension.rawValue
            self.id = group.id
            self.name = group.name
            self.figures = Figures(group.figures)
            self.groups = group.groups.isEmpty ? nil : group.groups.map { Group($0) }
        }
    }

    var from: String
    var to: String
    var groupBy: [String]
    var rounding: String?
    var total: Figures
    var slots: [Slot]
    var groups: [Group]

    enum CodingKeys: String, CodingKey {
        case from
        case to
        case groupBy = "group_by"
        case rounding
        case total
        case slots
        case groups
    }

    init(_ report: Report) {
        self.from = report.period.first.description
        self.to = report.period.last.description
        self.groupBy = report.grouping.dimensions.map(\.rawValue)
        self.rounding = report.rounding?.description
        self.total = Figures(report.total)
        self.slots = report.slots.map { Slot($0) }
        self.groups = report.groups.map { Group($0) }
    }
}
