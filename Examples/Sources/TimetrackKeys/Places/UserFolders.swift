package import SystemPackage
import TimetrackFiles

/// The folders that the program keeps files of a user in, for commands that cannot do without.
package struct UserFolders: Sendable {
    private let folders: BaseFolders

    /// - Parameter environment: The variables of the process.
    package init(_ environment: [String: String]) {
        self.folders = BaseFolders(environment)
    }

    /// What a person writes or chooses.
    ///
    /// - Throws: ``Failure`` when neither its variable nor `HOME` is set to an absolute path.
    package var configuration: FilePath { get throws { try folder(.configuration) } }

    /// What must not be lost.
    ///
    /// - Throws: ``Failure`` when neither its variable nor `HOME` is set to an absolute path.
    package var data: FilePath { get throws { try folder(.data) } }

    /// What may be lost at any time.
    ///
    /// - Throws: ``Failure`` when neither its variable nor `HOME` is set to an absolute path.
    package var cache: FilePath { get throws { try folder(.cache) } }

    private func folder(_ kind: BaseFolders.Kind) throws -> FilePath {
        guard let folder = folders.folder(for: kind) else {
            throw Failure(
                .usage,
                "no_home",
                "Neither \(kind.variable) nor HOME is set to an absolute path; set one of them."
            )
        }
        return folder
    }
}
