import TimetrackFiles

/// A store that this program can put keys into.
package enum StoreKind: String, Sendable, CaseIterable {
    /// The keyring of the desktop.
    case keyring
    /// The credential file.
    case file
    /// The encrypted database.
    case database

    /// The names of all stores, as a sentence lists them.
    package static var list: String { "keyring, file or database" }
}

/// Where a key is to come from, when a person says so.
package enum KeySource: String, Sendable, CaseIterable {
    /// The keyring and nothing else.
    case keyring
    /// The credential file and nothing else.
    case file
    /// The encrypted database and nothing else.
    case database
    /// The environment and nothing else.
    case environment

    /// The store that it means, or nil for the environment.
    package var store: StoreKind? { StoreKind(rawValue: rawValue) }

    /// The name of the variable that names a source for all commands.
    package static var variable: String { ActiveAccount.sourceVariable }

    /// What `TIMETRACK_STORE` says, or nil when it is not set or blank.
    ///
    /// - Throws: ``Failure`` when it names no source.
    package static func preferred(in environment: [String: String]) throws -> KeySource? {
        guard let value = environment[variable], !value.isEmpty else { return nil }
        guard let source = KeySource(rawValue: value) else {
            throw Failure(
                .usage,
                "invalid_store",
                "\(variable) is \"\(value)\"; set it to keyring, file, database or environment, or unset it."
            )
        }
        return source
    }
}
