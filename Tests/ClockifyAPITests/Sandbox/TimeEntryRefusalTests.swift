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

/// What Clockify refuses about time entries has a code of its own.
@Suite
struct TimeEntryRefusalTests {
    private let nowhere = Clockify.TimeEntryID("ffffffffffffffffffffffff")

    @Test
    func whatIsLocked() async throws {
        let sandbox = try SandboxFixture { $0.workspaces[0].lockedBefore = try moment("2026-02-01T00:00:00Z") }
        let (client, workspace, entry) = (sandbox.client, sandbox.workspace, sandbox.entry)
        #expect(try await client.timeEntry(entry, in: workspace).isLocked)
        let change = await failure { try await client.updateTimeEntry(entry, in: workspace) { $0.description = "x" } }
        let deletion = await failure { try await client.deleteTimeEntry(entry, in: workspace) }
        let deletions = await failure { try await client.deleteTimeEntries([entry], of: sandbox.ada, in: workspace) }
        let edit = await failure {
            try await client.updateTimeEntries([entry], of: sandbox.ada, in: workspace) { $1.isBillable.toggle() }
        }
        #expect([change, deletion, deletions, edit].map(\.?.code) == [.locked, .locked, .locked, .locked])
        let settings = try #require(try await client.workspace(workspace).settings)
        #expect(settings.entriesLockedBefore == (try moment("2026-02-01T00:00:00Z")))
    }

    @Test
    func whatOnlyATimerMayRecord() async throws {
        let sandbox = try SandboxFixture { $0.workspaces[0].allowsManualTracking = false }
        let start = try moment("2026-03-02T08:00:00Z")
        let new = Clockify.NewTimeEntry(start: start, end: start + 60)
        let creation = await failure { _ = try await sandbox.client.createTimeEntry(new, in: sandbox.workspace) }
        #expect(creation?.code == .manualTrackingDisabled)
        let other = await failure {
            _ = try await sandbox.client.createTimeEntry(new, in: sandbox.workspace, for: sandbox.ada)
        }
        #expect(other?.code == .manualTrackingDisabled)
        #expect(try await sandbox.client.startTimer(in: sandbox.workspace, at: start).isRunning)
        #expect(try await sandbox.client.workspace(sandbox.workspace).settings?.timeTrackingMode == .timerOnly)
    }

    @Test
    func whatIsMissing() async throws {
        let sandbox = try SandboxFixture()
        let (client, workspace) = (sandbox.client, sandbox.workspace)
        var codes: [APIError.Code?] = []
        codes.append(await failure { _ = try await client.timeEntry(nowhere, in: workspace) }?.code)
        codes.append(await failure { _ = try await client.hydratedTimeEntry(nowhere, in: workspace) }?.code)
        codes.append(await failure { try await client.updateTimeEntry(nowhere, in: workspace) { _ in } }?.code)
        codes.append(await failure { try await client.deleteTimeEntry(nowhere, in: workspace) }?.code)
        codes.append(
            await failure { try await client.deleteTimeEntries([nowhere], of: sandbox.ada, in: workspace) }?.code
        )
        codes.append(
            await failure {
                _ = try await client.timeEntries(in: workspace, user: Clockify.UserID("nobody")).collect(limit: 1)
            }?
            .code
        )
        #expect(codes == Array(repeating: .notFound, count: codes.count))
        // Where a body is sent, the same refusal may be about anything in it.
        let batch = await failure {
            try await client.updateTimeEntries([nowhere], of: sandbox.ada, in: workspace) { _, _ in }
        }
        let invoice = await failure { try await client.markInvoiced([nowhere], in: workspace) }
        #expect([batch, invoice].map(\.?.code) == [.validation, .validation])
    }

    @Test
    func whatAWorkspaceRequires() async throws {
        let sandbox = try SandboxFixture {
            $0.workspaces[0].requiresProject = true
            $0.workspaces[0].requiresDescription = true
        }
        let (client, workspace) = (sandbox.client, sandbox.workspace)
        let start = try moment("2026-03-02T08:00:00Z")
        let settings = try #require(try await client.workspace(workspace).settings)
        #expect(settings.requiresProject && settings.requiresDescription && !settings.requiresTask)
        let new = Clockify.NewTimeEntry(start: start, end: start + 60, description: "Without a project")
        #expect(await failure { _ = try await client.createTimeEntry(new, in: workspace) }?.code == .validation)
        let change = await failure {
            try await client.updateTimeEntry(sandbox.entry, in: workspace) { $0.projectID = nil }
        }
        #expect(change?.code == .validation)
        _ = try await client.startTimer(in: workspace, at: start)
        let stop = await failure { _ = try await client.stopTimer(in: workspace, user: sandbox.ada, at: start + 60) }
        #expect(stop?.code == .validation)
    }

    @Test
    func whatAnotherMayNotDo() async throws {
        let sandbox = try SandboxFixture(key: Sandbox.Content.StandardToken.graceClockify)
        let users = await failure { _ = try await sandbox.client.users(in: sandbox.workspace).collect(limit: 1) }
        #expect(users?.code == .forbidden)
        let entry = await failure { _ = try await sandbox.client.timeEntry(sandbox.entry, in: sandbox.workspace) }
        #expect(entry?.code == .forbidden)
        #expect(try await sandbox.client.user().id == sandbox.grace)
    }
}
