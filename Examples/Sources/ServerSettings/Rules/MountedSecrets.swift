import ServerUsers
import SystemPackage
import TimeTrackingKit

/// Where secrets are: files that variables name, the directory of mounted secrets, and variables.
struct MountedSecrets {
    let environment: [String: String]

    /// The directory of mounted secrets, or nil when there is none.
    let directory: FilePath?

    /// Finds the stores that may have a secret.
    ///
    /// - Parameters:
    ///   - variable: The variable that has it; with `_FILE` behind its name, the one that names its file.
    ///   - key: The key that the stores know it by.
    ///   - attributes: The names of the attributes that come with it, and their variables.
    /// - Returns: The stores in the order in which they are asked; empty when nothing is set.
    /// - Throws: `CredentialStoreError` for the name of a file that cannot be one.
    func stores(
        _ variable: String,
        as key: CredentialKey,
        attributes: [String: String] = [:]
    ) throws(CredentialStoreError) -> [any CredentialStore] {
        if let path = environment["\(variable)_FILE"], !path.isEmpty {
            return [try Self.store(FilePath(path), as: key)]
        }
        var stores: [any CredentialStore] = []
        if let directory {
            let files = [key: variable.lowercased()]
            stores.append(
                try DirectoryCredentialStore(
                    directory: directory,
                    files: files,
                    attributeFiles: [key: attributes.mapValues { $0.lowercased() }]
                )
            )
        }
        let isSet = environment[variable].map { text in text.contains { !$0.isWhitespace } } ?? false
        if isSet {
            let variables = [key: EnvironmentVariable(variable, attributes: attributes)]
            stores.append(EnvironmentCredentialStore(variables, environment: environment))
        }
        return stores
    }

    /// A file as a store of one secret.
    static func store(_ path: FilePath, as key: CredentialKey) throws(CredentialStoreError) -> any CredentialStore {
        try DirectoryCredentialStore(
            directory: path.removingLastComponent(),
            files: [key: path.lastComponent?.string ?? ""]
        )
    }
}
