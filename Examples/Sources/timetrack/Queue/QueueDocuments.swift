import TimetrackRecords

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A queued item in JSON.
struct QueuedItemDocument: Encodable {
    private let item: QueuedItem

    init(_ item: QueuedItem) {
        self.item = item
    }

    private enum CodingKeys: String, CodingKey {
        case id, kind, start, end, description, project, task, tags, billable, account, endpoint, workspace, problem
        case isUncertain = "uncertain"
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(item.id, forKey: .id)
        try container.encode(item.kind.rawValue, forKey: .kind)
        try container.encode(item.start.ISO8601Format(), forKey: .start)
        try container.encodeIfPresent(item.end?.ISO8601Format(), forKey: .end)
        try container.encodeIfPresent(item.work.description, forKey: .description)
        try container.encodeIfPresent(item.work.project, forKey: .project)
        try container.encodeIfPresent(item.work.task, forKey: .task)
        try container.encode(item.work.tags, forKey: .tags)
        try container.encodeIfPresent(item.work.isBillable, forKey: .billable)
        try container.encode(item.target.account, forKey: .account)
        try container.encode(item.target.origin, forKey: .endpoint)
        try container.encodeIfPresent(item.target.workspace, forKey: .workspace)
        try container.encode(item.isUncertain, forKey: .isUncertain)
        try container.encodeIfPresent(item.problem, forKey: .problem)
    }
}

/// What a command has queued, in JSON.
struct QueueingDocument: Encodable {
    private var queued: QueuedItemDocument?
    private var ended: QueuedItemDocument?

    init(_ queueing: Journal.Queueing) {
        self.queued = queueing.added.map { QueuedItemDocument($0) }
        self.ended = queueing.ended.map { QueuedItemDocument($0) }
    }
}

/// Everything that is queued, in JSON.
struct QueueDocument: Encodable {
    private var items: [QueuedItemDocument]

    init(_ items: [QueuedItem]) {
        self.items = items.map { QueuedItemDocument($0) }
    }
}

/// What a push came to, in JSON.
struct PushDocument: Encodable {
    private struct Item: Encodable {
        var id: Int64
        var outcome: String
        var start: String
        var end: String?
        var description: String?
        var entryID: String?
        var message: String?

        enum CodingKeys: String, CodingKey {
            case id, outcome, start, end, description, message
            case entryID = "entry_id"
        }
    }

    private var done: Bool
    private var items: [Item]

    enum CodingKeys: CodingKey {
        case done, items
    }

    init(_ outcomes: [PushOutcome], isDone: Bool) {
        self.done = isDone
        self.items = outcomes.map { outcome in
            Item(
                id: outcome.item.id,
                outcome: outcome.kind.rawValue,
                start: outcome.item.start.ISO8601Format(),
                end: outcome.item.end?.ISO8601Format(),
                description: outcome.item.work.description,
                entryID: outcome.entryID,
                message: outcome.message
            )
        }
    }
}
