import ClockifyAPI
import TimeTrackingKit
import TimetrackRecords

// Entries of Clockify as the journal keeps them, and back.

extension EntrySnapshot {
    /// All that an entry is now.
    init(_ entry: Clockify.TimeEntry) {
        let changes = Clockify.TimeEntryChanges(entry)
        self.init(id: entry.id, changes)
    }

    /// All that an entry is to be.
    init(id: Clockify.TimeEntryID, _ changes: Clockify.TimeEntryChanges) {
        self.init(
            id: id.rawValue,
            PlannedEntry(
                start: changes.start,
                end: changes.end,
                description: changes.description,
                projectID: changes.projectID?.rawValue,
                taskID: changes.taskID?.rawValue,
                tagIDs: changes.tagIDs.map(\.rawValue),
                isBillable: changes.isBillable,
                kind: changes.kind == .regular ? nil : changes.kind.rawValue,
                customFields: changes.customFields.map { field in
                    EntryCustomField(
                        id: field.customFieldID.rawValue,
                        value: field.value,
                        source: field.source.rawValue
                    )
                }
            )
        )
    }

    /// The id as Clockify's calls take it, or nil for an entry that may never have been created.
    var entryID: Clockify.TimeEntryID? { id.map { Clockify.TimeEntryID($0) } }
}

extension Clockify.TimeEntryChanges {
    /// What makes an entry what it was.
    init(_ snapshot: EntrySnapshot) {
        let new = Clockify.NewTimeEntry(snapshot.entry)
        self.init(
            start: new.start,
            end: new.end,
            description: new.description,
            projectID: new.projectID,
            taskID: new.taskID,
            tagIDs: new.tagIDs,
            isBillable: new.isBillable ?? false,
            kind: new.kind ?? .regular,
            customFields: new.customFields
        )
    }
}
