#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension Sandbox.Content {
    /// The tokens of the standard content's accounts.
    ///
    /// They are invented: only a sandbox accepts them. Clockwork's have the characters that real ones have.
    public enum StandardToken {
        /// Ada's key for Clockify.
        public static let adaClockify = "sandbox-clockify-ada"
        /// Grace's key for Clockify.
        public static let graceClockify = "sandbox-clockify-grace"
        /// The shared account's key for Clockify.
        public static let sharedClockify = "sandbox-clockify-shared"
        /// Ada's token for Clockwork.
        public static let adaClockwork = "sandbox/clockwork+ada=="
        /// Grace's token for Clockwork.
        public static let graceClockwork = "sandbox/clockwork+grace=="
        /// The shared account's token for Clockwork.
        public static let sharedClockwork = "sandbox/clockwork+shared=="
    }

    /// Two people and a shared account in one workspace, with projects, a few entries from January 2026, and issues.
    ///
    /// - Ada, in Berlin, administrates the workspace "Analytical Engines".
    /// - Grace, in New York, is a plain member of it, gets her error messages in Spanish, and has a workspace
    ///   "Compilers" of her own.
    /// - The shared account, in UTC, is a plain member of "Analytical Engines".
    public static let standard: Sandbox.Content = {
        var content = Sandbox.Content()
        content.addAccounts()
        content.addProjects()
        content.addEntries()
        content.addIssues()
        return content
    }()

    /// The standard content with more projects and entries of Ada's, so that lists have several pages.
    ///
    /// - Parameters:
    ///   - projects: How many projects to add, all of them active.
    ///   - timeEntries: How many entries of a quarter of an hour each to add, one after the other from 2026-02-01.
    /// - Returns: The content.
    public static func large(projects: Int = 120, timeEntries: Int = 120) -> Sandbox.Content {
        var content = standard
        for number in 0..<max(0, projects) {
            let name = "Study \((number + 1).padded(to: 4))"
            content.projects.append(Project(id: id("e1", number), workspace: engines, name: name))
        }
        for number in 0..<max(0, timeEntries) {
            let start = moment("2026-02-01T00:00:00Z") + Double(number) * 900
            content.timeEntries.append(
                TimeEntry(
                    id: id("e2", number),
                    workspace: engines,
                    user: ada,
                    description: "Step \(number + 1)",
                    start: start,
                    end: start + 900
                )
            )
        }
        return content
    }
}

extension Sandbox.Content {
    private static let ada = id("ac", 1)
    private static let grace = id("ac", 2)
    private static let shared = id("ac", 3)
    private static let engines = id("b0", 1)
    private static let compilers = id("b0", 2)

    private static func id(_ kind: String, _ number: Int) -> String {
        kind + number.padded(to: 22)
    }

    private static func moment(_ text: String) -> Date {
        Timestamp.date(text) ?? Date(timeIntervalSince1970: 0)
    }

    private mutating func addAccounts() {
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
    }

    private mutating func addProjects() {
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
            CustomField(id: Self.id("d3", 1), workspace: Self.engines, name: "Reference", type: "TXT")
        ]
    }

    private mutating func addEntries() {
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

    private mutating func addIssues() {
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
