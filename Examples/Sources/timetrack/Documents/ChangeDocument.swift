import TimetrackRecords

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A change of time entries in JSON.
struct ChangeDocument: Encodable {
    var kind: String
    var summary: String
    var made: String
    var state: String

    init(_ change: RecordedChange) {
        self.kind = change.kind.rawValue
        self.summary = change.summary
        self.made = change.date.ISO8601Format()
        self.state = change.state
    }
}

/// The last changes in JSON, the newest first.
struct ChangeListDocument: Encodable {
    var changes: [ChangeDocument]
}

/// What was undone, and the entries that there are because of it, in JSON.
struct UndoDocument: Encodable {
    var change: ChangeDocument
    var entries: [EntryDocument]
}

extension RecordedChange {
    /// Whether the change stands, in a word.
    var state: String {
        if isUncertain { return "uncertain" }
        guard isOver else { return "done" }
        if steps.contains(where: { $0.state == .skipped }) { return "skipped" }
        return steps.contains { $0.state == .undone } ? "undone" : "not made"
    }
}
