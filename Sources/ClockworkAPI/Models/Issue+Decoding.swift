// How issues are read: null, missing and empty are nil, and fields that are not known are passed over.

extension Clockwork.Issue: Decodable {
    private enum CodingKeys: CodingKey {
        case id
        case key
        case fields
    }

    private struct Fields: Decodable {
        var summary: String?
        var issuetype: Named?
        var project: Named?
        var parent: Clockwork.Issue.Parent?
        var assignee: Clockwork.Issue.Assignee?
    }

    private struct Named: Decodable {
        var key: String?
        var name: String?
    }

    /// Reads an issue; null and missing are nil.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let fields = try container.decodeIfPresent(Fields.self, forKey: .fields)
        self.init(
            id: try container.idText(.id),
            key: try container.text(.key).map { Clockwork.IssueKey(rawValue: $0) },
            summary: fields?.summary,
            typeName: fields?.issuetype?.name,
            projectKey: fields?.project?.key,
            projectName: fields?.project?.name,
            parent: fields?.parent,
            assignee: fields?.assignee
        )
    }
}

extension Clockwork.Issue.Parent: Decodable {
    private enum CodingKeys: CodingKey {
        case key
        case fields
    }

    private struct Fields: Decodable {
        var summary: String?
    }

    /// Reads a parent; null and missing are nil.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.key = try container.text(.key).map { Clockwork.IssueKey(rawValue: $0) }
        self.summary = try container.decodeIfPresent(Fields.self, forKey: .fields)?.summary
    }
}

extension Clockwork.Issue.Assignee: Decodable {
    private enum CodingKeys: String, CodingKey {
        case accountID = "accountId"
        case displayName
    }

    /// Reads an assignee; null and missing are nil.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.accountID = try container.idText(.accountID).map { Clockwork.AccountID($0) }
        self.displayName = try container.text(.displayName)
    }
}
