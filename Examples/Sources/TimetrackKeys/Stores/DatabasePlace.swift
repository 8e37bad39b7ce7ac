package import SystemPackage
import TimeTrackingKit

/// Where the encrypted database of a user is.
package struct DatabasePlace: Sendable {
    /// The variable that names another file.
    package static var variable: String { "TIMETRACK_DATABASE" }

    /// The path of the database, whether or not it is there.
    package let path: FilePath

    /// Whether the variable names it, so that others may use it too.
    package let isChosen: Bool

    /// Finds the path: what `TIMETRACK_DATABASE` says, else `$XDG_DATA_HOME/timetrack/credentials.sqlite`, with
    /// `$HOME/.local/share` when that variable is not set.
    ///
    /// - Parameter environment: The variables of the process.
    /// - Throws: ``Failure`` when the variable names no absolute path, and `CredentialStoreError` with the code
    ///   `unavailable` when none of the variables is set.
    package init(_ environment: [String: String]) throws {
        if let chosen = environment[Self.variable], !chosen.isEmpty {
            let path = FilePath(chosen)
            guard path.isAbsolute else {
                throw Failure(
                    .usage,
                    "invalid_store",
                    "\(Self.variable) is \"\(chosen)\"; set it to an absolute path, or unset it."
                )
            }
            self.path = path
            self.isChosen = true
            return
        }
        let home = Self.absolute(environment["HOME"])?.appending(".local").appending("share")
        guard let data = Self.absolute(environment["XDG_DATA_HOME"]) ?? home else {
            throw CredentialStoreError(
                .unavailable,
                store: "database",
                message:
                    "Neither XDG_DATA_HOME nor HOME is set to an absolute path; set one of them, or give the path of "
                    + "the database in \(Self.variable).",
                reason: .notConfigured
            )
        }
        self.path = data.appending("timetrack").appending("credentials.sqlite")
        self.isChosen = false
    }

    /// A value as a path; as the XDG specification says, one that is empty or relative counts as not set.
    private static func absolute(_ value: String?) -> FilePath? {
        guard let value, value.hasPrefix("/") else { return nil }
        return FilePath(value)
    }
}
