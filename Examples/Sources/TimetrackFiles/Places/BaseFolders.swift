package import SystemPackage

/// The folders that the program keeps files of a user in, as the XDG Base Directory specification names them.
package struct BaseFolders: Sendable {
    /// A kind of file.
    package enum Kind: Sendable {
        /// What a person writes or chooses: `$XDG_CONFIG_HOME/timetrack`, else `~/.config/timetrack`.
        case configuration
        /// What must not be lost: `$XDG_DATA_HOME/timetrack`, else `~/.local/share/timetrack`.
        case data
        /// What may be lost at any time: `$XDG_CACHE_HOME/timetrack`, else `~/.cache/timetrack`.
        case cache

        /// The variable that names the folder above.
        package var variable: String {
            switch self {
            case .configuration: "XDG_CONFIG_HOME"
            case .data: "XDG_DATA_HOME"
            case .cache: "XDG_CACHE_HOME"
            }
        }

        /// The folder above when the variable does not name it, below the home.
        fileprivate var usual: String {
            switch self {
            case .configuration: ".config"
            case .data: ".local/share"
            case .cache: ".cache"
            }
        }
    }

    private let environment: [String: String]

    /// - Parameter environment: The variables of the process.
    package init(_ environment: [String: String]) {
        self.environment = environment
    }

    /// The folder for a kind of file, or nil when neither its variable nor `HOME` is set to an absolute path.
    package func folder(for kind: Kind) -> FilePath? {
        if let base = absolute(kind.variable) { return base.appending("timetrack") }
        return absolute("HOME")?.appending(kind.usual).appending("timetrack")
    }

    /// A variable as a path; as the specification says, one that is empty or relative counts as not set.
    private func absolute(_ variable: String) -> FilePath? {
        guard let value = environment[variable], value.hasPrefix("/") else { return nil }
        return FilePath(value)
    }
}
