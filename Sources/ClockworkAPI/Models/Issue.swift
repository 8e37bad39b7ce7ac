extension Clockwork {
    /// The Jira issue that a worklog belongs to, with whatever was asked for.
    public struct Issue: Hashable, Sendable {
        /// Jira's number of the issue, or nil when it is not said.
        public let id: String?

        /// The key, or nil unless issues were expanded.
        public let key: IssueKey?

        /// The issue's title, or nil unless issues were expanded and the issue has one.
        public let summary: String?

        /// The key of the issue's project, or nil unless issues were expanded.
        public let projectKey: String?
    }
}

extension Clockwork.Issue: Decodable {
    private enum CodingKeys: String, CodingKey {
        case id
        case key
        case fields
    }

    private struct Fields: Decodable {
        struct Project: Decodable {
            var key: String?
        }

        var summary: String?
        var project: Project?
    }

    /// Reads an issue; null and missing are nil.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let fields = try container.decodeIfPresent(Fields.self, forKey: .fields)
        self.init(
            id: try container.idText(.id),
            key: try container.decodeIfPresent(Clockwork.IssueKey.self, forKey: .key),
            summary: fields?.summary,
            projectKey: fields?.project?.key
        )
    }
}
