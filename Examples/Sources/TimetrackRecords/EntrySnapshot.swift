#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// All that a time entry was at a moment, so that it can be made the same again.
package struct EntrySnapshot: Codable, Hashable, Sendable {
    /// The id, or nil for an entry that may never have been created.
    package var id: String?
    /// What it said.
    package var entry: PlannedEntry

    package init(id: String?, _ entry: PlannedEntry) {
        self.id = id
        self.entry = entry
    }

    /// Whether an entry is still what it was, whatever the order of its tags and custom fields.
    ///
    /// What this snapshot leaves to the service, because the entry had not been created when it was taken, counts as the
    /// same.
    package func isSame(as other: EntrySnapshot) -> Bool {
        let (one, two) = (entry, other.entry)
        return (id == nil || id == other.id) && one.start == two.start && one.end == two.end
            && (one.description ?? "") == (two.description ?? "")
            && one.projectID == two.projectID && one.taskID == two.taskID
            && Set(one.tagIDs) == Set(two.tagIDs)
            && (one.isBillable == nil || one.isBillable == two.isBillable)
            && (one.kind ?? Self.regular) == (two.kind ?? Self.regular)
            && (id == nil || one.fieldValues == two.fieldValues)
    }

    /// The kind of an entry that says none.
    package static var regular: String { "REGULAR" }
}

extension PlannedEntry {
    /// The values of custom fields by the ids of these; where a value comes from makes no difference.
    fileprivate var fieldValues: [String: EntryCustomField] {
        Dictionary(
            customFields.map { field in (field.id, EntryCustomField(id: field.id, value: field.value, source: "")) }
        ) {
            _,
            last in last
        }
    }
}
