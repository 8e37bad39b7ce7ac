import TimetrackKeys
import TimetrackRecords

extension Context {
    /// What the program has done and still has to do.
    ///
    /// - Throws: ``Failure`` when it cannot be opened.
    func journal() throws -> Journal {
        try Journal(at: Journal.path(in: UserFolders(environment).data))
    }
}
