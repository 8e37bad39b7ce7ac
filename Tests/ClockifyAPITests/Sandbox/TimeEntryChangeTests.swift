import ClockifyAPI
import Testing
import TimeTrackingKit
import TimeTrackingSandbox
import TimeTrackingTesting

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A change of an entry changes what it names and nothing else.
@Suite
struct TimeEntryChangeTests {
    /// A sandbox in which the entry has everything that an entry can have.
    private func sandbox(_ change: (inout Sandbox.Content) -> Void = { _ in }) throws -> SandboxFixture {
        try SandboxFixture { content in
            content.timeEntries[1].customFieldValues = [content.customFields[0].id: .text("A-1")]
            content.timeEntries[1].type = "BREAK"
            change(&content)
        }
    }

    @Test
    func everythingElseStays() async throws {
        let sandbox = try sandbox()
        let before = try await sandbox.client.timeEntry(sandbox.entry, in: sandbox.workspace)
        #expect(before.taskID != nil && before.tagIDs.count == 1 && before.isBillable && before.kind == .pause)
        try await sandbox.client.updateTimeEntry(sandbox.entry, in: sandbox.workspace) { $0.description = "Note H" }
        let after = try await sandbox.client.timeEntry(sandbox.entry, in: sandbox.workspace)
        #expect(after.description == "Note H")
        #expect(after.start == before.start && after.end == before.end)
        #expect(after.projectID == before.projectID && after.taskID == before.taskID)
        #expect(after.tagIDs == before.tagIDs && after.isBillable && after.kind == .pause)
        #expect(after.customFieldValues == before.customFieldValues)
        #expect(after.customFieldValues.map(\.value) == [.string("A-1")])
    }

    @Test
    func noProjectIsNotTheSameAsLeavingIt() async throws {
        let sandbox = try sandbox()
        let after = try await sandbox.client.updateTimeEntry(sandbox.entry, in: sandbox.workspace) { entry in
            entry.taskID = nil
            entry.projectID = nil
            entry.tagIDs = []
            entry.description = nil
            entry[sandbox.reference] = nil
        }
        #expect(after.projectID == nil && after.taskID == nil && after.tagIDs == [] && after.description == nil)
        #expect(after.customFieldValues == [])
        #expect(after.isBillable)
    }

    @Test
    func aCustomFieldIsAddedOrChanged() async throws {
        let sandbox = try sandbox()
        let changed = try await sandbox.client.updateTimeEntry(sandbox.entry, in: sandbox.workspace) {
            #expect($0[sandbox.reference] == .string("A-1"))
            $0[sandbox.reference] = .string("B-2")
        }
        #expect(changed.customFieldValues.map(\.value) == [.string("B-2")])
    }

    @Test
    func aReplacementSaysEverything() async throws {
        let sandbox = try sandbox()
        let before = try await sandbox.client.timeEntry(sandbox.entry, in: sandbox.workspace)
        let bare = Clockify.TimeEntryChanges(start: before.start, end: before.end, isBillable: false)
        let after = try await sandbox.client.replaceTimeEntry(sandbox.entry, in: sandbox.workspace, with: bare)
        #expect(after.projectID == nil && after.tagIDs == [] && after.customFieldValues == [])
        #expect(!after.isBillable && after.kind == .regular)
    }

    @Test
    func aRunningTimerGoesOnRunning() async throws {
        let sandbox = try sandbox()
        let timer = try await sandbox.client.startTimer(in: sandbox.workspace, at: moment("2026-03-02T09:00:00Z"))
        let changed = try await sandbox.client.updateTimeEntry(timer.id, in: sandbox.workspace) {
            $0.description = "Review"
        }
        #expect(changed.isRunning && changed.start == timer.start && changed.description == "Review")
    }

    @Test
    func severalAtOnce() async throws {
        let sandbox = try sandbox()
        let ids = sandbox.content.timeEntries.prefix(3).map { Clockify.TimeEntryID($0.id) }
        let before = try await sandbox.client.timeEntries(withIDs: ids, in: sandbox.workspace)
        let requests = sandbox.transport.count
        try await sandbox.client.updateTimeEntries(ids, of: sandbox.ada, in: sandbox.workspace) { id, entry in
            if id == sandbox.entry { entry.projectID = nil }
            if id == sandbox.entry { entry.taskID = nil }
            entry.isBillable = true
        }
        #expect(sandbox.transport.count == requests + 2)
        let after = try await sandbox.client.timeEntries(withIDs: ids, in: sandbox.workspace)
        #expect(after.map(\.isBillable) == [true, true, true])
        #expect(after.map(\.description) == before.map(\.description))
        #expect(after.map(\.start) == before.map(\.start) && after.map(\.end) == before.map(\.end))
        #expect(after.map(\.tagIDs) == before.map(\.tagIDs))
        #expect(after.map(\.customFieldValues) == before.map(\.customFieldValues))
        #expect(after.filter { $0.projectID == nil }.map(\.id) == [sandbox.entry])
    }

    @Test
    func whatTheClosureThrowsChangesNothing() async throws {
        struct Doubt: Error {}
        let sandbox = try sandbox()
        await #expect(throws: Doubt.self) {
            try await sandbox.client.updateTimeEntry(sandbox.entry, in: sandbox.workspace) { entry in
                entry.description = "Never"
                throw Doubt()
            }
        }
        #expect(sandbox.transport.count == 1)
        #expect(try await sandbox.client.timeEntry(sandbox.entry, in: sandbox.workspace).description == "Note G")
    }
}
