import ClockifyAPI
import TimeTrackingKit
import TimetrackKeys
import TimetrackNames
import TimetrackSettings

extension ClockifySession {
    /// Finds the tags of the entries of workdays: those of the command line, else those of a person's own settings.
    ///
    /// - Returns: The tags, each once.
    /// - Throws: ``Failure`` that lists the candidates for a name that means nothing or several things.
    func tags(_ options: WorkdayOptions, _ settings: Settings, in place: Place) async throws -> [NamedItem] {
        let isGiven = !options.tag.isEmpty
        let names = isGiven ? options.tag : options.noTags ? [] : settings.tags
        guard !names.isEmpty else { return [] }
        do {
            let file = isGiven ? nil : workspaceChoice.files[.tags]
            return try await tags(names, in: place, from: file).map { NamedItem(id: $0.id.rawValue, name: $0.name) }
        } catch let failure as Failure {
            var failure = failure
            failure.message += " Nothing was posted."
            throw failure
        }
    }
}
