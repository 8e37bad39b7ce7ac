extension Clockify {
    /// A group of a summary or weekly report, with the groups that it is divided into.
    public struct ReportGroup: Hashable, Sendable {
        /// The id of what the group stands for, or nil when it stands for nothing, as the group without a project does.
        public let id: String?

        /// The name, or nil when there is none.
        public let name: String?

        /// The name of the client, for a group that stands for a project, or nil when there is none.
        public let clientName: String?

        /// The colour as `#rrggbb`, or nil when there is none.
        public let color: String?

        /// The time, or nil when it is not said.
        public let duration: Duration?

        /// The money, in the currency's smallest unit, of which reports also have fractions, or nil when it is not said.
        public let amount: Double?

        /// The money by kind and currency.
        public let amounts: [ReportAmount]

        /// The time of each day, in a weekly report.
        public let days: [ReportDay]

        /// The groups that it is divided into.
        public let children: [ReportGroup]
    }

    /// What a day adds up to in a weekly report.
    public struct ReportDay: Hashable, Sendable {
        /// The day as Clockify writes it, or nil when it is not said.
        public let date: String?

        /// The time, or nil when it is not said.
        public let duration: Duration?

        /// The money, in the currency's smallest unit, of which reports also have fractions, or nil when it is not said.
        public let amount: Double?
    }
}

extension Clockify.ReportGroup: Decodable {
    private enum CodingKeys: String, CodingKey {
        // The wire has the first form, the service's own description the second one.
        case wireID = "_id"
        case id
        case name
        case clientName
        case color
        case duration
        case amount
        case amounts
        case days
        case children
    }

    /// Reads a group; null, missing and empty texts are nil, null lists are empty.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.id = try container.firstText(.wireID, .id)
        self.name = try container.text(.name)
        self.clientName = try container.text(.clientName)
        self.color = try container.text(.color)
        self.duration = try container.seconds(.duration)
        self.amount = try container.decodeIfPresent(Double.self, forKey: .amount)
        self.amounts = try container.sparseList(.amounts)
        self.days = try container.sparseList(.days)
        self.children = try container.sparseList(.children)
    }
}

extension Clockify.ReportDay: Decodable {
    private enum CodingKeys: CodingKey {
        case date
        case duration
        case amount
    }

    /// Reads a day; null, missing and empty texts are nil.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.date = try container.text(.date)
        self.duration = try container.seconds(.duration)
        self.amount = try container.decodeIfPresent(Double.self, forKey: .amount)
    }
}
