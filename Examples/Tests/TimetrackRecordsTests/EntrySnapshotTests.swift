import Foundation
import Testing
import TimeTrackingKit
import TimetrackRecords

@Suite("EntrySnapshot")
struct EntrySnapshotTests {
    private let start = Date(timeIntervalSince1970: 1_795_346_100)

    private func snapshot(_ id: String? = "e1", _ change: (inout PlannedEntry) -> Void = { _ in }) -> EntrySnapshot {
        var entry = PlannedEntry(
            start: start,
            end: start.addingTimeInterval(60),
            description: "Note G",
            projectID: "p1",
            taskID: "k1",
            tagIDs: ["t1", "t2"],
            isBillable: true
        )
        change(&entry)
        return EntrySnapshot(id: id, entry)
    }

    @Test func isTheSameWhateverTheOrderOfTags() {
        #expect(snapshot().isSame(as: snapshot { $0.tagIDs = ["t2", "t1"] }))
        #expect(snapshot { $0.description = nil }.isSame(as: snapshot { $0.description = "" }))
        #expect(snapshot().isSame(as: snapshot { $0.kind = "REGULAR" }))
    }

    @Test func tellsEveryFieldApart() {
        let changed = [
            snapshot("e2"), snapshot { $0.start += 1 }, snapshot { $0.end = nil },
            snapshot { $0.description = "Note H" },
            snapshot { $0.projectID = nil }, snapshot { $0.taskID = nil }, snapshot { $0.tagIDs = ["t1"] },
            snapshot { $0.isBillable = false }, snapshot { $0.kind = "BREAK" },
            snapshot { $0.customFields = [EntryCustomField(id: "f", value: .integer(1), source: "WORKSPACE")] },
        ]
        for other in changed { #expect(!snapshot().isSame(as: other)) }
    }

    @Test func leavesToTheServiceWhatAPlannedEntryDoesNotSay() {
        let planned = snapshot(nil) { $0.isBillable = nil }
        #expect(planned.isSame(as: snapshot()))
        #expect(planned.isSame(as: snapshot { $0.isBillable = false }))
        #expect(!planned.isSame(as: snapshot { $0.projectID = "p2" }))
    }
}
