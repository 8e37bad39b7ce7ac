import ArgumentParser
import ClockifyAPI
import TimeTrackingKit
import TimetrackKeys
import TimetrackRecords
import TimetrackSettings

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What a time entry is for.
struct EntryOptions: ParsableArguments {
    @Option(name: [.short, .long], help: "Name or id of the project.", completion: .custom(NameCompletion.projects))
    var project: String?

    @Flag(help: "No project, whatever the settings say.")
    var noProject = false

    @Option(help: "Name or id of the task within the project.", completion: .custom(NameCompletion.tasks))
    var task: String?

    @Option(
        name: [.short, .long],
        help: "Name or id of a tag. May be repeated.",
        completion: .custom(NameCompletion.tags)
    )
    var tag: [String] = []

    @Flag(help: "No tags, whatever the settings say.")
    var noTags = false

    @Flag(
        inversion: .prefixedNo,
        help: "Whether the time is billed. Without the option: as the project says."
    )
    var billable: Bool?

    func validate() throws {
        guard project == nil || !noProject else {
            throw ValidationError("--project and --no-project contradict each other; leave one out.")
        }
        guard tag.isEmpty || !noTags else {
            throw ValidationError("--tag and --no-tags contradict each other; leave one out.")
        }
        guard task == nil || !noProject else {
            throw ValidationError("A task belongs to a project; leave out --no-project.")
        }
    }

    /// Finds what a new entry is for: what is given, else what the settings say.
    ///
    /// - Throws: ``Failure`` that lists the candidates for a name that means nothing or several things.
    func choice(in session: ClockifySession, _ place: Place, _ settings: Settings) async throws -> EntryChoice {
        var choice = EntryChoice(isBillable: billable)
        if let name = project ?? (noProject ? nil : settings.project) {
            // A name of the settings is found in their file, not on the command line.
            let file = project == nil ? session.workspaceChoice.files[.project] : nil
            choice.project = try await session.project(name, in: place, from: file)
        }
        if let task {
            guard let project = choice.project else {
                throw Failure(.usage, "usage", "A task belongs to a project; add --project.")
            }
            choice.task = try await session.task(task, of: project, in: place)
        }
        let names = !tag.isEmpty ? tag : noTags ? [] : settings.tags
        if !names.isEmpty {
            let file = tag.isEmpty ? session.workspaceChoice.files[.tags] : nil
            choice.tags = try await session.tags(names, in: place, from: file)
        }
        return choice
    }

    /// What a new entry is for in the words of the command line and the settings, for when nobody can be asked about names.
    ///
    /// - Throws: ``Failure`` for a task without a project.
    func queuedWork(_ description: String?, _ settings: Settings) throws -> QueuedWork {
        let project = project ?? (noProject ? nil : settings.project)
        guard task == nil || project != nil else {
            throw Failure(.usage, "usage", "A task belongs to a project; add --project.")
        }
        return QueuedWork(
            description: description.flatMap { $0.isEmpty ? nil : $0 },
            project: project,
            task: task,
            tags: !tag.isEmpty ? tag : noTags ? [] : settings.tags,
            isBillable: billable
        )
    }

    /// The options as words of a command line, for advice.
    var words: [String] {
        var words: [String] = []
        if let project { words += ["-p", CommandLineText.word(project)] }
        if noProject { words.append("--no-project") }
        if let task { words += ["--task", CommandLineText.word(task)] }
        for tag in tag { words += ["-t", CommandLineText.word(tag)] }
        if noTags { words.append("--no-tags") }
        if let billable { words.append(billable ? "--billable" : "--no-billable") }
        return words
    }
}

/// What a new entry is for.
struct EntryChoice: Sendable {
    var project: Clockify.Project?
    var task: Clockify.Task?
    var tags: [Clockify.Tag] = []
    /// Whether the time is billed, or nil for what the project says.
    var isBillable: Bool?

    /// An entry for it.
    func entry(_ description: String?, from start: Date, to end: Date?) -> PlannedEntry {
        PlannedEntry(
            start: start,
            end: end,
            description: description.flatMap { $0.isEmpty ? nil : $0 },
            projectID: project?.id.rawValue,
            taskID: task?.id.rawValue,
            tagIDs: tags.map(\.id.rawValue),
            // Said outright, so that it does not depend on what Clockify makes of an entry that does not say it.
            isBillable: isBillable ?? project?.isBillable
        )
    }
}
