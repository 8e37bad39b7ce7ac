import JSONOutput
package import SystemPackage
import TimetrackFiles

/// The file `accounts.json` beside the credential file, with the records and without any key.
package struct AccountRecordFile: Sendable {
    /// Its path.
    package let path: FilePath

    init(path: FilePath) {
        self.path = path
    }

    /// The file of the user whose variables these are.
    ///
    /// - Throws: ``Failure`` when there is no folder for it.
    package init(environment: [String: String]) throws {
        self.init(path: try UserFolders(environment).configuration.appending("accounts.json"))
    }

    /// Reads the records; a missing file has none.
    ///
    /// - Throws: ``Failure`` when the file is broken, or others could have written it.
    package func read() throws -> AccountRecords {
        guard let bytes = try TrustedFile.read(path) else { return AccountRecords() }
        do throws(JSONMistake) {
            return try AccountRecords(reading: bytes)
        } catch {
            throw Failure(
                .credentialStore,
                "corrupted",
                "The record of your accounts, \(path), is broken at \(error.place), where \(error.expected) was "
                    + "expected; correct it there, or move it away and run `timetrack auth login` again."
            )
        }
    }

    /// Changes the records, while no other process does.
    ///
    /// - Parameter change: What to change; it is given what the file has now.
    /// - Returns: What the closure returns.
    /// - Throws: ``Failure`` when the file is broken or cannot be written; it is then as it was.
    @discardableResult
    package func update<Result>(_ change: (inout AccountRecords) throws -> Result) throws -> Result {
        try TrustedFile.whileLocked(path) {
            let before = try read()
            var after = before
            let result = try change(&after)
            if after != before {
                try TrustedFile.replace(path, with: Array((JSONText.encode(after) + "\n").utf8))
            }
            return result
        }
    }
}
