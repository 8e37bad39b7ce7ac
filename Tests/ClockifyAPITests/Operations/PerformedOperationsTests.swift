import ClockifyAPI
import Testing
import TimeTrackingKit
import TimeTrackingSandbox
import TimeTrackingTesting

/// The sandbox does what each call asks for, and things are afterwards as they were.
@Suite
struct PerformedOperationsTests {
    @Test
    func users() async throws {
        let sandbox = try SandboxFixture()
        let before = try await sandbox.client.memberProfile(of: sandbox.ada, in: sandbox.workspace)
        try await performUserOperations(sandbox.client, in: sandbox.workspace, user: sandbox.ada)
        #expect(try await sandbox.client.memberProfile(of: sandbox.ada, in: sandbox.workspace) == before)
    }

    @Test
    func workspaces() async throws {
        let sandbox = try SandboxFixture()
        let before = try await sandbox.client.workspace(sandbox.workspace)
        try await performWorkspaceOperations(sandbox.client, in: sandbox.workspace, user: sandbox.grace)
        let after = try await sandbox.client.workspace(sandbox.workspace)
        #expect(after.settings == before.settings)
        #expect(after.hourlyRate == before.hourlyRate)
    }

    @Test
    func timeEntries() async throws {
        let sandbox = try SandboxFixture()
        func entries() async throws -> [Clockify.TimeEntry] {
            try await sandbox.client.timeEntries(in: sandbox.workspace, user: sandbox.ada).collect(limit: 1000)
        }
        let before = try await entries()
        try await performTimeEntryOperations(sandbox.client, in: sandbox.workspace, user: sandbox.ada)
        #expect(try await entries() == before)
    }

    @Test
    func reports() async throws {
        let sandbox = try SandboxFixture()
        try await performReportOperations(sandbox.client, in: sandbox.workspace, user: sandbox.ada)
    }
}
