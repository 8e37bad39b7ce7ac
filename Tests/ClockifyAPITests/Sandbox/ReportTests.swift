import ClockifyAPI
// Zones with names need the full Foundation, as a program that has them does.
import Foundation
import Testing
import TimeTrackingKit
import TimeTrackingSandbox
import TimeTrackingTesting

/// Reports cover exactly the span that is asked for, in the zone that is asked for.
@Suite
struct ReportTests {
    private func sandbox(entriesAt starts: [Date], zone: String = "Europe/Berlin") throws -> SandboxFixture {
        try SandboxFixture { content in
            content.accounts[0].timeZone = zone
            content.timeEntries = starts.enumerated()
                .map { number, start in
                    Sandbox.Content.TimeEntry(
                        id: "entry-\(number)",
                        workspace: content.workspaces[0].id,
                        user: content.accounts[0].id,
                        project: content.projects[number % 2].id,
                        start: start,
                        end: start + 60
                    )
                }
        }
    }

    @Test(arguments: ["UTC", "Europe/Berlin", "America/New_York", "Pacific/Kiritimati", "Pacific/Pago_Pago"])
    func exactlyTheEntriesOfASpan(zone: String) async throws {
        let zone = try #require(TimeZone(identifier: zone))
        for text in ["2026-03-28T23:00:00Z", "2026-10-24T22:00:00Z", "2026-03-08T05:00:00Z", "2026-06-01T10:00:00Z"] {
            let from = try moment(text)
            let to = from + 86_400
            let starts = [from - 1, from, from + 1, from + 43_200, to - 1, to, to + 1, from - 36_000, to + 50_400]
            // The profile's zone does not count, since the report says its own.
            for profile in ["UTC", "Asia/Kolkata"] {
                let sandbox = try sandbox(entriesAt: starts, zone: profile)
                let filter = Clockify.ReportFilter(Clockify.ReportPeriod(from: from, to: to, timeZone: zone))
                let rows = try await sandbox.client.detailedReportEntries(filter, in: sandbox.workspace, pageSize: 2)
                    .collect(limit: 100)
                #expect(Set(rows.map(\.start)) == Set(starts.filter { from <= $0 && $0 < to }))
            }
        }
    }

    @Test
    func rowsAndTotals() async throws {
        let sandbox = try SandboxFixture()
        let from = try moment("2026-01-05T00:00:00Z")
        let filter = Clockify.ReportFilter(Clockify.ReportPeriod(from: from, to: from + 604_800))
        let report = try await sandbox.client.detailedReport(filter, in: sandbox.workspace)
        #expect(report.totals?.entriesCount == 4)
        #expect(report.totals?.time == .seconds(12_600 + 15_300 + 7230 + 14_400))
        let row = try #require(report.entries.first { $0.id == sandbox.entry })
        #expect(row.description == "Note G" && row.duration == .seconds(15_300) && row.isBillable)
        #expect(row.projectName == "Bernoulli Numbers" && row.clientName == nil || row.clientName == "Babbage & Co.")
        #expect(row.tags.map(\.name) == ["deep work"])
        #expect(row.taskName == "Table of operations")
        #expect(row.userName == "Ada Lovelace")
    }

    @Test
    func theFilterCounts() async throws {
        let sandbox = try SandboxFixture()
        let from = try moment("2026-01-05T00:00:00Z")
        let everything = Clockify.ReportFilter(Clockify.ReportPeriod(from: from, to: from + 604_800))
        func count(_ change: (inout Clockify.ReportFilter) -> Void) async throws -> Int {
            var filter = everything
            change(&filter)
            return try await sandbox.client.detailedReport(filter, in: sandbox.workspace).entries.count
        }
        let project = Clockify.ProjectID(sandbox.content.projects[0].id)
        let tag = Clockify.TagID(sandbox.content.tags[0].id)
        #expect(try await count { _ in } == 4)
        #expect(try await count { $0.users = Clockify.ReportSelection([sandbox.grace]) } == 1)
        #expect(try await count { $0.projects = Clockify.ReportSelection([project]) } == 2)
        #expect(try await count { $0.projects = Clockify.ReportSelection([project], .doesNotContain) } == 2)
        #expect(try await count { $0.tags = Clockify.ReportSelection([tag]) } == 1)
        #expect(try await count { $0.isBillable = true } == 1)
        #expect(try await count { $0.description = .containing("note g") } == 2)
        #expect(try await count { $0.description = .missing } == 0)
    }

    @Test
    func groupsWithinGroups() async throws {
        let sandbox = try SandboxFixture()
        let from = try moment("2026-01-05T00:00:00Z")
        let filter = Clockify.ReportFilter(Clockify.ReportPeriod(from: from, to: from + 604_800))
        let report = try await sandbox.client.summaryReport(
            filter,
            in: sandbox.workspace,
            groupedBy: [.user, .project]
        )
        #expect(Set(report.groups.map(\.name)) == ["Ada Lovelace", "Grace Hopper"])
        let ada = try #require(report.groups.first { $0.name == "Ada Lovelace" })
        #expect(ada.duration == .seconds(12_600 + 15_300 + 7230))
        #expect(Set(ada.children.compactMap(\.name)).count == 2)
        #expect(ada.children.map { $0.duration ?? .zero }.reduce(.zero, +) == ada.duration)
    }

    @Test
    func aWeekHasSevenDays() async throws {
        let sandbox = try SandboxFixture()
        let berlin = try #require(TimeZone(identifier: "Europe/Berlin"))
        // The week in which Berlin's clocks change has an hour less.
        let from = try moment("2026-03-22T23:00:00Z")
        let to = try moment("2026-03-29T22:00:00Z")
        let filter = Clockify.ReportFilter(Clockify.ReportPeriod(from: from, to: to, timeZone: berlin))
        let report = try await sandbox.client.weeklyReport(filter, in: sandbox.workspace, groupedBy: .project)
        #expect(report.groups == [] && report.days.count <= 7)
        let first = try moment("2026-01-05T00:00:00Z")
        let week = Clockify.ReportFilter(Clockify.ReportPeriod(from: first, to: first + 604_800))
        let busy = try await sandbox.client.weeklyReport(week, in: sandbox.workspace, groupedBy: .user)
        #expect(busy.groups.count == 2)
        #expect(busy.days.map { $0.duration ?? .zero }.reduce(.zero, +) == busy.totals?.time)
    }
}
