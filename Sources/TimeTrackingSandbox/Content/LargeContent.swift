#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension Sandbox.Content {
    /// The standard content with more of everything in the workspace "Analytical Engines".
    ///
    /// All of it follows from the numbers. The clients go round the projects, and projects, tasks and tags go round the
    /// entries, which are Ada's and take a quarter of an hour each, one after the other from 2026-02-01.
    ///
    /// ## Usage
    ///
    /// ```swift
    /// var content = Sandbox.Content.large(users: 20, projects: 500, timeEntries: 100_000, archivingEvery: 4)
    /// content.accounts[0].timeZone = "Pacific/Kiritimati"
    /// content.workspaces[0].requiresProject = true
    /// ```
    ///
    /// - Parameters:
    ///   - users: How many plain members to add, each with the key `sandbox-clockify-member-1` and so on.
    ///   - timeZones: The time zones that go round the added members; none leaves them in UTC.
    ///   - clients: How many clients to add.
    ///   - projects: How many projects to add.
    ///   - tasks: How many tasks to add to the added projects, or to the first project when none is added.
    ///   - tags: How many tags to add.
    ///   - timeEntries: How many finished entries of Ada's to add.
    ///   - worklogs: How many worklogs of Ada's to add in Clockwork, a quarter of an hour each.
    ///   - interval: Every so many-th of the added clients, projects and tags is archived, and of the tasks done; nil for
    ///     none.
    /// - Returns: The content.
    public static func large(
        users: Int = 0,
        timeZones: [String] = [],
        clients: Int = 0,
        projects: Int = 120,
        tasks: Int = 0,
        tags: Int = 0,
        timeEntries: Int = 120,
        worklogs: Int = 0,
        archivingEvery interval: Int? = nil
    ) -> Sandbox.Content {
        var content = standard
        content.addMembers(users, timeZones)
        let isArchived = { (number: Int) in interval.map { $0 > 0 && (number + 1).isMultiple(of: $0) } ?? false }
        let newClients = content.addClients(clients, isArchived)
        let newProjects = content.addProjects(projects, of: newClients, isArchived)
        let newTasks = content.addTasks(tasks, of: newProjects, isArchived)
        let newTags = content.addTags(tags, isArchived)
        content.addEntries(timeEntries, newProjects, newTasks, newTags)
        content.addWorklogs(worklogs)
        content.prepare()
        return content
    }

    private static func numbers(_ count: Int) -> Range<Int> { 0..<max(0, count) }

    private mutating func addMembers(_ count: Int, _ timeZones: [String]) {
        for number in Self.numbers(count) {
            let account = Account(
                id: Self.id("ae", number),
                name: "Member \((number + 1).padded(to: 4))",
                email: "member-\(number + 1)@example.com",
                clockifyKey: "sandbox-clockify-member-\(number + 1)",
                atlassianID: "712020:member-\(number + 1)",
                timeZone: timeZones.isEmpty ? "UTC" : timeZones[number % timeZones.count],
                activeWorkspace: Self.engines
            )
            accounts.append(account)
            workspaces[0].members.append(account.id)
        }
    }

    private mutating func addClients(_ count: Int, _ isArchived: (Int) -> Bool) -> [Client] {
        let added = Self.numbers(count)
            .map { number in
                let name = "Client \((number + 1).padded(to: 4))"
                var client = Client(id: Self.id("e5", number), workspace: Self.engines, name: name)
                client.isArchived = isArchived(number)
                return client
            }
        clients += added
        return added
    }

    private mutating func addProjects(_ count: Int, of clients: [Client], _ isArchived: (Int) -> Bool) -> [Project] {
        let added = Self.numbers(count)
            .map { number in
                let name = "Study \((number + 1).padded(to: 4))"
                var project = Project(id: Self.id("e1", number), workspace: Self.engines, name: name)
                if !clients.isEmpty { project.client = clients[number % clients.count].id }
                project.isArchived = isArchived(number)
                return project
            }
        projects += added
        return added
    }

    private mutating func addTasks(_ count: Int, of added: [Project], _ isDone: (Int) -> Bool) -> [Task] {
        let parents = added.isEmpty ? Array(projects.prefix(1)) : added
        let tasks = Self.numbers(count)
            .map { number in
                let name = "Part \((number + 1).padded(to: 4))"
                var task = Task(id: Self.id("e3", number), project: parents[number % parents.count].id, name: name)
                task.isDone = isDone(number)
                return task
            }
        self.tasks += tasks
        return tasks
    }

    private mutating func addTags(_ count: Int, _ isArchived: (Int) -> Bool) -> [Tag] {
        let added = Self.numbers(count)
            .map { number in
                let name = "Label \((number + 1).padded(to: 4))"
                var tag = Tag(id: Self.id("e4", number), workspace: Self.engines, name: name)
                tag.isArchived = isArchived(number)
                return tag
            }
        tags += added
        return added
    }

    private mutating func addEntries(_ count: Int, _ projects: [Project], _ tasks: [Task], _ tags: [Tag]) {
        let origin = Self.moment("2026-02-01T00:00:00Z")
        var entries = timeEntries
        entries.reserveCapacity(entries.count + max(0, count))
        for number in Self.numbers(count) {
            let start = origin + Double(number) * 900
            var entry = TimeEntry(
                id: Self.id("e2", number),
                workspace: Self.engines,
                user: Self.ada,
                description: "Step \(number + 1)",
                start: start,
                end: start + 900
            )
            if !tasks.isEmpty {
                let task = tasks[number % tasks.count]
                (entry.task, entry.project) = (task.id, task.project)
            } else if !projects.isEmpty {
                entry.project = projects[number % projects.count].id
            }
            entry.isBillable = entry.project != nil && number.isMultiple(of: 2)
            if !tags.isEmpty { entry.tags = [tags[number % tags.count].id] }
            entries.append(entry)
        }
        timeEntries = entries
    }

    private mutating func addWorklogs(_ count: Int) {
        let origin = Self.moment("2026-02-01T00:00:00Z")
        for number in Self.numbers(count) {
            worklogs.append(
                Worklog(
                    id: String(1_000_001 + number),
                    issue: issues[number % issues.count].id,
                    author: "712020:ada",
                    started: origin + Double(number) * 900,
                    seconds: 900
                )
            )
        }
    }
}
