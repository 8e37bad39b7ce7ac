package import SystemPackage

/// The folders that the program keeps files of a user in, as the XDG Base Directory specification names them.
package struct UserFolders: Sendable {
    private let environment: [String: String]

    /// - Parameter environment: The variables of the process.
    package init(_ environment: [String: String]) {
        self.environment = environment
    }

    /// What a person writes or chooses: `$XDG_CONFIG_HOME/timetrack`, else `~/.config/timetrack`.
    ///
    /// - Throws: ``Failure`` when neither variable is set to an absolute path.
    package var configuration: FilePath { get throws { try folder("XDG_CONFIG_HOME", ".config") } }

    /// What must not be lost: `$XDG_DATA_HOME/timetrack`, else `~/.local/share/timetrack`.
    ///
    /// - Throws: ``Failure`` when neither variable is set to an absolute path.
    package var data: FilePath { get throws { try folder("XDG_DATA_HOME", ".local/share") } }

    /// What may be lost at any time: `$XDG_CACHE_HOME/timetrack`, else `~/.cache/timetrack`.
    ///
    /// - Throws: ``Failure`` when neither variable is set to an absolute path.
    package var cache: FilePath { get throws { try folder("XDG_CACHE_HOME", ".cache") } }

    private func folder(_ variable: String, _ usual: String) throws -> FilePath {
        if let base = absolute(variable) { return base.appending("timetrack") }
        guard let home = absolute("HOME") else {
            throw Failure(
                .usage,
                "no_home",
                "Neither \(variable) nor HOME is set to an absolute path; set one of them."
            )
        }
        return home.appending(usual).appending("timetrack")
    }

    /// A variable as a path; as the specification says, one that is empty or relative counts as not set.
    private func absolute(_ variable: String) -> FilePath? {
        guard let value = environment[variable], value.hasPrefix("/") else { return nil }
        return FilePath(value)
    }
}
