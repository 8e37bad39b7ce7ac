import ArgumentParser
import TimeTrackingSandbox

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// How much the sandbox knows, and which rules hold in its workspace.
struct ContentOptions: ParsableArguments {
    /// A field that a workspace may require of a finished entry.
    enum Requirement: String, CaseIterable, ExpressibleByArgument {
        case project, task, tag, description
    }

    @Option(help: "Members to add to the workspace.")
    var users = 0

    @Option(help: "Clients to add.")
    var clients = 0

    @Option(help: "Projects to add.")
    var projects = 0

    @Option(help: "Tasks to add to the added projects.")
    var tasks = 0

    @Option(help: "Tags to add.")
    var tags = 0

    @Option(help: "Time entries of Ada's to add, a quarter of an hour each from 2026-02-01.")
    var entries = 0

    @Option(help: "Clockwork worklogs of Ada's to add.")
    var worklogs = 0

    @Option(help: ArgumentHelp("Archive every so many-th of what is added.", valueName: "n"))
    var archiveEvery: Int?

    @Option(help: ArgumentHelp("Ada's time zone, such as Pacific/Auckland.", valueName: "name"))
    var timeZone: String?

    @Option(help: ArgumentHelp("Lock entries that begin before this date.", valueName: "yyyy-mm-dd"))
    var lockedBefore: String?

    @Option(help: "A field that a finished entry needs; may come several times.")
    var require: [Requirement] = []

    @Flag(help: "Record time with the timer only.")
    var stopwatchOnly = false

    func validate() throws {
        let counts = [users, clients, projects, tasks, tags, entries, worklogs, archiveEvery ?? 1]
        guard counts.allSatisfy({ (0...10_000_000).contains($0) }), archiveEvery != 0 else {
            throw ValidationError("Numbers of things lie between 0 and 10000000.")
        }
        if let lockedBefore, Self.day(lockedBefore) == nil {
            throw ValidationError("--locked-before takes a date such as 2026-01-31, not \(lockedBefore).")
        }
    }

    /// The content that the options describe.
    func content() throws -> Sandbox.Content {
        var content = Sandbox.Content.large(
            users: users,
            clients: clients,
            projects: projects,
            tasks: tasks,
            tags: tags,
            timeEntries: entries,
            worklogs: worklogs,
            archivingEvery: archiveEvery
        )
        if let timeZone { content.accounts[0].timeZone = timeZone }
        content.workspaces[0].lockedBefore = lockedBefore.flatMap(Self.day)
        content.workspaces[0].requiresProject = require.contains(.project)
        content.workspaces[0].requiresTask = require.contains(.task)
        content.workspaces[0].requiresTags = require.contains(.tag)
        content.workspaces[0].requiresDescription = require.contains(.description)
        content.workspaces[0].allowsManualTracking = !stopwatchOnly
        return content
    }

    /// The beginning of a day in UTC, or nil when the text is no date.
    private static func day(_ text: String) -> Date? {
        guard text.utf8.count == 10 else { return nil }
        do {
            return try Date.ISO8601FormatStyle(timeZone: .gmt).year().month().day().parse(text)
        } catch {
            return nil
        }
    }
}
