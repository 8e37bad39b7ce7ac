import TimetrackKeys
import TimetrackRecords

extension Context {
    /// When somebody worked on which local project.
    ///
    /// - Throws: ``Failure`` when it cannot be opened.
    func trackedTime() throws -> TrackedTime {
        try TrackedTime(at: TrackedTime.path(in: UserFolders(environment).data))
    }
}
