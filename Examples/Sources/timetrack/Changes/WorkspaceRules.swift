import ClockifyAPI
import TimeTrackingKit
import TimetrackKeys
import TimetrackRecords
import TimetrackTime

// What a workspace does not allow, in words; Clockify itself says no more than that it refuses.

extension ClockifySession {
    /// An error, with what the settings of the workspace say about it.
    ///
    /// - Parameters:
    ///   - error: What the request threw.
    ///   - step: What was to be done.
    ///   - place: Where.
    /// - Returns: ``Failure`` when the settings explain it, else the error as it was.
    func explained(_ error: any Error, about step: EntryStep, in place: Place) async -> any Error {
        guard let refusal = error as? APIError, refusal.code == .locked || refusal.code == .validation else {
            return error
        }
        let settings: Clockify.WorkspaceSettings?
        do {
            settings = try await client.workspace(place.workspace).settings
        } catch {
            // Why the request was refused is what counts, and that is known.
            return refusal
        }
        guard let settings, let message = settings.reason(of: refusal.code, for: step, repeated) else { return refusal }
        var failure = Failure(.rejected, refusal.code == .locked ? "locked" : "missing_field", message)
        failure.httpStatus = refusal.status
        failure.serviceMessage = refusal.serverMessage
        return failure
    }
}

extension Clockify.WorkspaceSettings {
    fileprivate func reason(of code: APIError.Code, for step: EntryStep, _ repeated: String) -> String? {
        guard code == .validation else {
            return entriesLockedBefore.map { moment in
                let day = LocalDay(moment)
                return
                    "Entries that begin before \(day.short) \(day.year) \(LocalTime.clock(moment)) are locked in this "
                    + "workspace; ask an administrator of it to unlock them."
            }
        }
        let missing = missingFields(of: step.entry)
        guard !missing.isEmpty else { return nil }
        let names = missing.map(\.name).joined(separator: " and ")
        let options = missing.map(\.option).joined(separator: " ")
        let advice =
            switch step {
            case .stop: "`timetrack log edit running \(options)\(repeated)` adds it, and then the timer can be stopped"
            case .create, .replace, .delete: "add `\(options)`"
            }
        return "This workspace requires \(names) of every entry; \(advice)."
    }

    private func missingFields(of entry: PlannedEntry) -> [(name: String, option: String)] {
        var missing: [(name: String, option: String)] = []
        if requiresProject, entry.projectID == nil { missing.append(("a project", "--project NAME")) }
        if requiresTask, entry.taskID == nil { missing.append(("a task", "--task NAME")) }
        if requiresTags, entry.tagIDs.isEmpty { missing.append(("a tag", "--tag NAME")) }
        if requiresDescription, (entry.description ?? "").allSatisfy(\.isWhitespace) {
            missing.append(("a description", "--description TEXT"))
        }
        return missing
    }
}
