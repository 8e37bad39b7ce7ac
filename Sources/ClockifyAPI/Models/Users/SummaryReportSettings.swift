extension Clockify {
    /// How a user's summary report is grouped, in the words of the web application, for example `Project`.
    public struct SummaryReportSettings: Hashable, Sendable {
        /// What the report is grouped by, or nil when it is not said.
        public let group: String?

        /// What each group is divided by, or nil when it is not said.
        public let subgroup: String?
    }
}

extension Clockify.SummaryReportSettings: Decodable {
    private enum CodingKeys: CodingKey {
        case group
        case subgroup
    }

    /// Reads the settings; null, missing and empty texts are nil.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.group = try container.text(.group)
        self.subgroup = try container.text(.subgroup)
    }
}
