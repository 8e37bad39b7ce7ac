import SystemPackage

/// The files that make up one credential of a mounted directory.
struct MountedCredential {
    /// The name of the file that holds the secret.
    let name: FilePath.Component

    private let attributes: [(attribute: String, name: FilePath.Component)]

    // More exchanges than this during one read are no rotation but a fault.
    private static let attemptCount = 5

    /// Checks the names of the files.
    ///
    /// - Throws: ``CredentialStoreError`` with the code `invalidKey`.
    init(file: String, attributeFiles: [String: String], key: CredentialKey) throws(CredentialStoreError) {
        self.name = try Self.checked(file, key)
        var attributes: [(String, FilePath.Component)] = []
        for (attribute, file) in attributeFiles {
            attributes.append((attribute, try Self.checked(file, key)))
        }
        self.attributes = attributes
    }

    private static func checked(_ name: String, _ key: CredentialKey) throws(CredentialStoreError) -> FilePath.Component
    {
        guard let component = FilePath.Component(singleName: name), !name.hasPrefix("..") else {
            throw CredentialStoreError(
                .invalidKey,
                store: "directory",
                message: "The file name for \(key) must be one path component that does not begin with two dots; "
                    + "use the name of a file in the directory."
            )
        }
        return component
    }

    /// Reads the secret and its attributes as they were together at one moment.
    ///
    /// - Returns: The credential, or nil when the secret's file is not there.
    /// - Throws: ``CredentialStoreError`` with the code `corrupted` for an attribute that is not text, `failed` when
    ///   the files are exchanged all the time, and as ``MountedDirectory`` does.
    func read(from mount: MountedDirectory) throws(CredentialStoreError) -> Credential? {
        for _ in 0..<Self.attemptCount {
            let before = try find(in: mount)
            guard let place = before.secret else { return nil }
            let secret = try mount.read(place, name)
            var values: [String: String] = [:]
            for ((attribute, name), place) in zip(attributes, before.attributes) {
                guard let place, let value = try mount.read(place, name) else { continue }
                values[attribute] = try text(value, name, mount)
            }
            if let secret, try find(in: mount) == before { return Credential(secret: secret, attributes: values) }
        }
        throw CredentialStoreError(
            .failed,
            store: nil,
            message: "The files in \(mount.path) changed during each of \(Self.attemptCount) attempts to read them; "
                + "try again when they rest."
        )
    }

    /// The real paths of the files, nil for each that is not there.
    private struct Places: Equatable {
        var secret: FilePath?
        var attributes: [FilePath?]
    }

    private func find(in mount: MountedDirectory) throws(CredentialStoreError) -> Places {
        var places = Places(secret: try mount.find(name), attributes: [])
        for (_, name) in attributes { places.attributes.append(try mount.find(name)) }
        return places
    }

    private func text(
        _ value: Secret,
        _ name: FilePath.Component,
        _ mount: MountedDirectory
    ) throws(CredentialStoreError) -> String {
        let text = value.withRevealedBytes { String(validating: $0, as: UTF8.self) }
        guard let text else {
            throw CredentialStoreError(
                .corrupted,
                store: nil,
                message: "The file \(mount.path.appending(name)) is not UTF-8 text, which an attribute must be; "
                    + "write text into it."
            )
        }
        return text
    }
}
