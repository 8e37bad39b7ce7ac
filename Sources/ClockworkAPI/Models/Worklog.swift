import TimeTrackingKit

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

extension Clockwork {
    /// A span of somebody's time on an issue.
    public struct Worklog: Hashable, Sendable, Identifiable {
        /// The id.
        public let id: WorklogID

        /// When the work began.
        public let started: Date

        /// How long it took.
        public let duration: Duration

        /// Whose work it was.
        public let author: Author

        /// The issue that was worked on.
        public let issue: Issue

        /// What was done, or nil when nothing is said about it or worklogs were not expanded.
        ///
        /// Of a formatted comment this is the text alone.
        public let comment: String?

        /// When the worklog was made, or nil unless worklogs were expanded.
        public let created: Date?

        /// When the worklog last changed, or nil unless worklogs were expanded.
        public let updated: Date?

        /// Who changed the worklog last, or nil unless worklogs were expanded.
        public let updateAuthor: Author?

        /// What Clockwork keeps with the worklog, such as tags; empty unless worklogs were expanded.
        public let attributes: [Attribute]
    }
}

extension Clockwork.Worklog: Decodable {
    private enum CodingKeys: String, CodingKey {
        case id
        case started
        case timeSpentSeconds
        case author
        case issue
        case issueID = "issueId"
        case comment
        case created
        case updated
        case updateAuthor
        case properties
    }

    /// Reads a worklog in any of the shapes that `expand` gives it.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        guard let id = try container.idText(.id) else {
            throw DecodingError.dataCorruptedError(forKey: .id, in: container, debugDescription: "no id")
        }
        self.id = Clockwork.WorklogID(id)
        guard let started = try container.moment(.started) else {
            throw DecodingError.dataCorruptedError(forKey: .started, in: container, debugDescription: "no start")
        }
        self.started = started
        self.duration = .seconds(try container.decode(Int64.self, forKey: .timeSpentSeconds))
        self.author =
            try container.decodeIfPresent(Clockwork.Author.self, forKey: .author)
            ?? Clockwork.Author(accountID: nil, displayName: nil, emailAddress: nil)
        var issue = try container.decodeIfPresent(Clockwork.Issue.self, forKey: .issue) ?? Clockwork.Issue()
        if issue.id == nil { issue.id = try container.idText(.issueID) }
        self.issue = issue
        self.comment = try container.decodeIfPresent(JSONValue.self, forKey: .comment).flatMap(Comment.text)
        self.created = try container.moment(.created)
        self.updated = try container.moment(.updated)
        self.updateAuthor = try container.decodeIfPresent(Clockwork.Author.self, forKey: .updateAuthor)
        self.attributes = try container.attributes(.properties)
    }
}
