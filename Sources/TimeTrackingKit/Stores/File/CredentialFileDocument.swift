import SystemPackage

/// The contents of a credential file, read for one key.
struct CredentialFileDocument {
    private let path: FilePath
    private let contents: SensitiveBytes
    private let file: CredentialFileEntries
    private let outline: CredentialFileOutline

    /// The place of the key's entry and its credential, or nil when the file has none.
    let entry: (index: Int, credential: Credential)?

    /// Reads a file.
    ///
    /// - Parameters:
    ///   - path: The path of the file, for the messages.
    ///   - contents: Its bytes.
    ///   - key: The key whose credential to open, or nil for none.
    /// - Throws: ``CredentialStoreError`` with the codes `corrupted`, `ambiguous`, and `unsupported` for a newer version.
    init(
        _ path: FilePath,
        _ contents: SensitiveBytes,
        opening key: CredentialKey?
    ) throws(CredentialStoreError) {
        let root: [JSONOutline.Member]
        do {
            root = try contents.withBytes { bytes throws(JSONSyntaxError) in try CredentialFileOutline.root(bytes) }
            self.file = try CredentialFileEntries(contents, opening: key)
        } catch {
            throw .brokenFile(path, contents, error)
        }
        guard file.version <= CredentialFileEntries.currentVersion else {
            throw .newerFile(path, version: file.version)
        }
        do {
            self.outline = try contents.withBytes { bytes in try CredentialFileOutline(root, in: bytes) }
        } catch {
            throw .brokenFile(path, contents, error)
        }
        self.path = path
        self.contents = contents
        var found: [(index: Int, credential: Credential)] = []
        for (index, entry) in file.entries.enumerated() {
            if let credential = entry.credential { found.append((index, credential)) }
        }
        if let key, found.count > 1 { throw .ambiguousEntries(path, key, count: found.count) }
        self.entry = found.first
    }

    /// The keys of all entries, each once.
    ///
    /// - Throws: ``CredentialStoreError`` with the code `corrupted` when an entry's key is none.
    func keys() throws(CredentialStoreError) -> Set<CredentialKey> {
        var keys: Set<CredentialKey> = []
        for (index, entry) in file.entries.enumerated() {
            do {
                keys.insert(try CredentialKey(service: entry.service, account: entry.account))
            } catch {
                let field = CredentialFileFieldError(
                    path: [.name("credentials"), .index(index)],
                    expected: "a service and an account of 1 to 512 bytes without control characters"
                )
                throw .brokenFile(path, contents, field)
            }
        }
        return keys
    }

    /// The text of the file with another credential for the key, or with one more entry.
    ///
    /// - Throws: ``CredentialStoreError`` with the code `corrupted`.
    func setting(_ credential: Credential, for key: CredentialKey) throws(CredentialStoreError) -> SensitiveBytes {
        try edited { editor in
            guard let entry else { return editor.adding(key, credential) }
            return try editor.replacing(entry.index, with: credential)
        }
    }

    /// The text of the file without the key's entry, or nil when it has none.
    ///
    /// - Throws: ``CredentialStoreError`` with the code `corrupted`.
    func removingEntry() throws(CredentialStoreError) -> SensitiveBytes? {
        guard let entry else { return nil }
        return try edited { editor in editor.removing(entry.index) }
    }

    private func edited(
        _ edit: (CredentialFileEditor) throws -> SensitiveBytes
    ) throws(CredentialStoreError) -> SensitiveBytes {
        do {
            return try contents.withBytes { bytes in try edit(CredentialFileEditor(bytes: bytes, outline: outline)) }
        } catch {
            throw .brokenFile(path, contents, error)
        }
    }
}
