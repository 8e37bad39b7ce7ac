#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What the standard content is made of.
extension Sandbox.Content {
    static let ada = id("ac", 1)
    static let grace = id("ac", 2)
    static let shared = id("ac", 3)
    static let engines = id("b0", 1)
    static let compilers = id("b0", 2)

    static func id(_ kind: String, _ number: Int) -> String {
        kind + number.padded(to: 22)
    }

    static func moment(_ text: String) -> Date {
        Timestamp.date(text) ?? Date(timeIntervalSince1970: 0)
    }

    mutating func addAccounts() {
        accounts = [
            Account(
                id: Self.ada,
                name: "Ada Lovelace",
                email: "ada@example.com",
                clockifyKey: StandardToken.adaClockify,
                clockworkToken: StandardToken.adaClockwork,
                atlassianID: "712020:ada",
                timeZone: "Europe/Berlin",
                activeWorkspace: Self.engines
            ),
            Account(
                id: Self.grace,
                name: "Grace Hopper",
                email: "grace@example.com",
                clockifyKey: StandardToken.graceClockify,
                clockworkToken: StandardToken.graceClockwork,
                atlassianID: "712020:grace",
                timeZone: "America/New_York",
                language: "ES",
                activeWorkspace: Self.engines
            ),
            Account(
                id: Self.shared,
                name: "Shared Account",
                email: "shared@example.com",
                clockifyKey: StandardToken.sharedClockify,
                clockworkToken: StandardToken.sharedClockwork,
                atlassianID: "712020:shared",
                activeWorkspace: Self.engines
            ),
        ]
        workspaces = [
            Workspace(
                id: Self.engines,
                name: "Analytical Engines",
                members: [Self.ada, Self.grace, Self.shared],
                administrators: [Self.ada]
            ),
            Workspace(
                id: Self.compilers,
                name: "Compilers",
                members: [Self.grace],
                administrators: [Self.grace]
            ),
        ]
        workspaces[0].addonToken = StandardToken.enginesAddon
    }

    mutating func addProjects() {
        clients = [
            Client(id: Self.id("c1", 1), workspace: Self.engines, name: "Babbage & Co."),
            Client(id: Self.id("c1", 2), workspace: Self.engines, name: "Royal Observatory"),
        ]
        let names = ["Bernoulli Numbers", "Difference Engine", "Notes", "Punched Cards", "The Mill", "The Store"]
        projects = names.enumerated()
            .map { index, name in
                Project(id: Self.id("d0", index + 1), workspace: Self.engines, name: name)
            }
        projects[0].client = clients[0].id
        projects[0].hourlyRate = 12_500
        projects[1].isArchived = true
        projects[3].color = "#FF9800"
        projects.append(Project(id: Self.id("d0", 7), workspace: Self.compilers, name: "A-0 System"))
        tasks = [
            Task(id: Self.id("d1", 1), project: projects[0].id, name: "Table of operations"),
            Task(id: Self.id("d1", 2), project: projects[0].id, name: "Proof"),
        ]
        tasks[1].isDone = true
        tags = [
            Tag(id: Self.id("d2", 1), workspace: Self.engines, name: "deep work"),
            Tag(id: Self.id("d2", 2), workspace: Self.engines, name: "meeting"),
        ]
        customFields = [
            CustomField(id: Self.id("d3", 1), workspace: Self.engines, name: "Reference", type: "TXT"),
            CustomField(
                id: Self.id("d3", 2),
                workspace: Self.engines,
                name: "Staff number",
                type: "NUMBER",
                entityType: "USER"
            ),
        ]
    }

    mutating func addEntries() {
        let days: [(user: String, description: String, project: Int, start: String, end: String)] = [
            (Self.ada, "Translate Menabrea", 2, "2026-01-05T08:00:00Z", "2026-01-05T11:30:00Z"),
            (Self.ada, "Note G", 0, "2026-01-05T12:00:00Z", "2026-01-05T16:15:00Z"),
            (Self.ada, "Note G", 0, "2026-01-06T08:00:00Z", "2026-01-06T10:00:30Z"),
            (Self.grace, "Sort the cards", 3, "2026-01-05T14:00:00Z", "2026-01-05T18:00:00Z"),
        ]
        timeEntries = days.enumerated()
            .map { index, day in
                TimeEntry(
                    id: Self.id("f0", index + 1),
                    workspace: Self.engines,
                    user: day.user,
                    description: day.description,
                    project: projects[day.project].id,
                    start: Self.moment(day.start),
                    end: Self.moment(day.end)
                )
            }
        timeEntries[1].task = tasks[0].id
        timeEntries[1].tags = [tags[0].id]
        timeEntries[1].isBillable = true
    }

    mutating func addIssues() {
        let summaries = ["Carry mechanism", "Reading cards", nil]
        issues = summaries.enumerated()
            .map { index, summary in
                Issue(
                    id: String(10_001 + index),
                    key: "ENGINE-\(index + 1)",
                    summary: summary,
                    projectID: "10000",
                    projectName: "Engine"
                )
            }
        issues.append(
            Issue(id: "10101", key: "NAVY-1", summary: "Moth in the relay", projectID: "10100", projectName: "Navy")
        )
        worklogs = [
            Worklog(
                id: "20001",
                issue: "10001",
                author: "712020:ada",
                started: Self.moment("2026-01-05T08:30:00Z"),
                seconds: 5_400,
                comment: "First attempt\nSecond attempt"
            ),
            Worklog(
                id: "20002",
                issue: "10101",
                author: "712020:grace",
                started: Self.moment("2026-01-05T23:30:00Z"),
                seconds: 1_800
            ),
        ]
    }
}
