import ClockifyAPI
import TimeTrackingKit
import TimetrackKeys
import TimetrackRecords
import TimetrackWorkday

/// The projects of the service that local projects belong to.
struct WorkdayTargets: Sendable {
    /// Those of the folders that belong to one.
    let mapped: [Folder: WorkdayTarget]

    /// Where the time of all others goes.
    let other: WorkdayTarget

    /// The project that the time of a folder goes to.
    func target(of folder: Folder) -> WorkdayTarget { mapped[folder] ?? other }

    /// The name of a project, or nil for one that no folder belongs to.
    func name(ofProject id: String) -> String? {
        (Array(mapped.values) + [other]).first { $0.id == id }?.name
    }
}

extension ClockifySession {
    /// Finds the projects that local projects belong to; nothing may be sent before all of them are found.
    ///
    /// - Parameters:
    ///   - folders: The folders of the local projects.
    ///   - mappings: What a person said about them.
    ///   - other: The project for those about which nobody said anything: a name or an id, or nil for none.
    ///   - place: Where to look.
    /// - Returns: The projects.
    /// - Throws: ``Failure`` that names the folder whose project is missing or archived.
    func targets(
        of folders: Set<Folder>,
        _ mappings: [MappedProject],
        other: String?,
        in place: Place
    ) async throws -> WorkdayTargets {
        var found: [String: WorkdayTarget] = [:]
        var mapped: [Folder: WorkdayTarget] = [:]
        for mapping in mappings where folders.contains(Folder(mapping.path)) {
            let target =
                if let known = found[mapping.project] {
                    known
                } else {
                    try await target(
                        mapping.project,
                        in: place,
                        advice:
                            "`timetrack workday map \(CommandLineText.word(mapping.path)) PROJECT\(repeated)` gives that "
                            + "folder another one in this workspace."
                    )
                }
            found[mapping.project] = target
            mapped[Folder(mapping.path)] = target
        }
        guard let other, folders.contains(where: { mapped[$0] == nil }) else {
            return WorkdayTargets(mapped: mapped, other: .none)
        }
        let rest = try await target(other, in: place, advice: "Give another one with --other.")
        return WorkdayTargets(mapped: mapped, other: rest)
    }

    private func target(_ text: String, in place: Place, advice: String) async throws -> WorkdayTarget {
        do {
            let project = try await project(text, in: place)
            return WorkdayTarget(id: project.id.rawValue, name: project.name, isBillable: project.isBillable)
        } catch let failure as Failure {
            var failure = failure
            failure.message += " \(advice) Nothing was posted."
            throw failure
        }
    }
}
