import TimetrackKeys
import TimetrackRecords
import TimetrackSettings

extension Context {
    /// What the program has done and still has to do.
    ///
    /// - Throws: ``Failure`` when it cannot be opened.
    func journal() throws -> Journal {
        try Journal(at: Journal.path(in: UserFolders(environment).data))
    }

    /// What the person has chosen.
    ///
    /// - Throws: ``Failure`` for a file with a mistake, with its line.
    func settings() throws -> Settings {
        Settings()
    }
}
