import SystemPackage

/// The contents of a credential file, read for one key.
struct CredentialFileDocument {
    private let path: FilePath
    private let contents: SensitiveBytes
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
        do {
            self.outline = try contents.withBytes { bytes in try CredentialFileOutline(bytes) }
        } catch {
            throw .brokenFile(path, contents, error)
        }
        guard outline.version <= CredentialFileOutline.currentVersion else {
            throw .newerFile(path, version: outline.version)
        }
        self.path = path
        self.contents = contents
        let outline = outline
        let found = outline.entries.indices.filter { index in key.map(outline.entries[index].isNamed) ?? false }
        if let key, found.count > 1 { throw .ambiguousEntries(path, key, count: found.count) }
        do {
            self.entry = try found.first.map { index in
                (index, try CredentialFileEntry.credential(index, of: outline, in: contents))
            }
        } catch {
            throw .brokenFile(path, contents, error)
        }
    }

    /// The keys of all entries, each once.
    ///
    /// - Throws: ``CredentialStoreError`` with the code `corrupted` when an entry's key is none.
    func keys() throws(CredentialStoreError) -> Set<CredentialKey> {
        var keys: Set<CredentialKey> = []
        for (index, entry) in outline.entries.enumerated() {
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
