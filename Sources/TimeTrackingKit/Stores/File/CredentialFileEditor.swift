/// Changes one entry of a credential file in its text, so that everything else stays as a person wrote it: other
/// entries, unknown fields, numbers of any size, the order and the white space.
struct CredentialFileEditor {
    private let bytes: UnsafeRawBufferPointer
    private let entries: [Range<Int>]
    private let list: Range<Int>

    /// Finds the entries of a file.
    ///
    /// - Parameter bytes: The text of the file, which ``CredentialFileEntries`` has read and in which a scanner has
    ///   found no mistake.
    /// - Throws: ``CredentialFileFieldError`` when a field stands twice where only one can be meant, and
    ///   ``JSONSyntaxError`` for a text that was not checked.
    init(_ bytes: UnsafeRawBufferPointer) throws {
        self.bytes = bytes
        let root = try JSONOutline.members(ofObjectAt: 0, in: bytes).members
        try Self.refuseRepetition(root, of: CredentialFileEntries.rootFields)
        guard let credentials = root.first(where: { $0.name == "credentials" }) else {
            throw CredentialFileFieldError(path: [], expected: "a field \"credentials\"")
        }
        (self.entries, self.list) = try JSONOutline.elements(ofArrayAt: credentials.value.lowerBound, in: bytes)
        for (index, entry) in entries.enumerated() {
            let members = try JSONOutline.members(ofObjectAt: entry.lowerBound, in: bytes).members
            let path: [CredentialFileFieldError.Step] = [.name("credentials"), .index(index)]
            try Self.refuseRepetition(members, of: CredentialFileEntries.entryFields, path: path)
            guard let attributes = members.first(where: { $0.name == "attributes" })?.value.lowerBound,
                bytes[attributes] == UInt8(ascii: "{")
            else { continue }
            var seen: Set<String> = []
            for attribute in try JSONOutline.members(ofObjectAt: attributes, in: bytes).members {
                guard !seen.insert(attribute.name).inserted else { continue }
                let path = path + [.name("attributes"), .name(attribute.name)]
                throw CredentialFileFieldError(path: path, expected: "this field only once")
            }
        }
    }

    /// Of two fields with one name nobody could say which one counts; a field that is not ours may stand twice.
    private static func refuseRepetition(
        _ members: [JSONOutline.Member],
        of names: [String],
        path: [CredentialFileFieldError.Step] = []
    ) throws(CredentialFileFieldError) {
        for name in names where members.count(where: { $0.name == name }) > 1 {
            throw CredentialFileFieldError(path: path + [.name(name)], expected: "this field only once")
        }
    }

    /// The text of a file that holds one credential.
    static func newFile(_ key: CredentialKey, _ credential: Credential) -> SensitiveBytes {
        let output = SensitiveBytes(capacity: credential.secret.count * 2 + 1024)
        output.append("{\n  \"version\": 1,\n  \"credentials\": [\n    ")
        CredentialFileEntryWriter(output).append(key, credential)
        output.append("\n  ]\n}\n")
        return output
    }

    /// The text with one more entry at the end.
    func adding(_ key: CredentialKey, _ credential: Credential) -> SensitiveBytes {
        let output = makeOutput(for: credential)
        if let last = entries.last {
            copy(0..<last.upperBound, to: output)
            output.append(",\n    ")
            CredentialFileEntryWriter(output).append(key, credential)
            copy(last.upperBound..<bytes.count, to: output)
        } else {
            copy(0..<list.lowerBound, to: output)
            output.append("[\n    ")
            CredentialFileEntryWriter(output).append(key, credential)
            output.append("\n  ]")
            copy(list.upperBound..<bytes.count, to: output)
        }
        return finished(output)
    }

    /// The text with the secret and the attributes of one entry replaced.
    ///
    /// - Throws: ``JSONSyntaxError`` for a text that was not checked.
    func replacing(_ index: Int, with credential: Credential) throws(JSONSyntaxError) -> SensitiveBytes {
        let output = makeOutput(for: credential)
        let entry = entries[index]
        let members = try JSONOutline.members(ofObjectAt: entry.lowerBound, in: bytes).members
        copy(0..<entry.lowerBound, to: output)
        CredentialFileEntryWriter(output).append(members, of: bytes, with: credential)
        copy(entry.upperBound..<bytes.count, to: output)
        return finished(output)
    }

    /// The text without one entry.
    func removing(_ index: Int) -> SensitiveBytes {
        let removed: Range<Int> =
            if index + 1 < entries.count {
                entries[index].lowerBound..<entries[index + 1].lowerBound
            } else if index > 0 {
                entries[index - 1].upperBound..<entries[index].upperBound
            } else {
                list.lowerBound + 1..<list.upperBound - 1
            }
        let output = SensitiveBytes(capacity: bytes.count + 1)
        copy(0..<removed.lowerBound, to: output)
        copy(removed.upperBound..<bytes.count, to: output)
        return finished(output)
    }

    private func makeOutput(for credential: Credential) -> SensitiveBytes {
        SensitiveBytes(capacity: bytes.count + credential.secret.count * 2 + 1024)
    }

    private func copy(_ range: Range<Int>, to output: SensitiveBytes) {
        output.append(UnsafeRawBufferPointer(rebasing: bytes[range]))
    }

    private func finished(_ output: SensitiveBytes) -> SensitiveBytes {
        if output.withBytes({ $0.last }) != 0x0A { output.append(0x0A) }
        return output
    }
}
