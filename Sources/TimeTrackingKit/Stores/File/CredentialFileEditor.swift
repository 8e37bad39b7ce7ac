/// Changes one entry of a credential file in its text, so that everything else stays as a person wrote it: other
/// entries, unknown fields, numbers of any size, the order and the white space.
struct CredentialFileEditor {
    /// The text of the file.
    let bytes: UnsafeRawBufferPointer

    /// Where its entries lie.
    let outline: CredentialFileOutline

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
        if let last = outline.entries.last?.place {
            copy(0..<last.upperBound, to: output)
            output.append(",\n    ")
            CredentialFileEntryWriter(output).append(key, credential)
            copy(last.upperBound..<bytes.count, to: output)
        } else {
            copy(0..<outline.list.lowerBound, to: output)
            output.append("[\n    ")
            CredentialFileEntryWriter(output).append(key, credential)
            output.append("\n  ]")
            copy(outline.list.upperBound..<bytes.count, to: output)
        }
        return finished(output)
    }

    /// The text with the secret and the attributes of one entry replaced.
    ///
    /// - Throws: ``JSONSyntaxError`` for a text that was not checked.
    func replacing(_ index: Int, with credential: Credential) throws(JSONSyntaxError) -> SensitiveBytes {
        let output = makeOutput(for: credential)
        let entry = outline.entries[index].place
        var scanner = JSONScanner(bytes, at: entry.lowerBound)
        let members = try JSONOutline.members(&scanner)
        copy(0..<entry.lowerBound, to: output)
        CredentialFileEntryWriter(output).append(members, of: bytes, with: credential)
        copy(entry.upperBound..<bytes.count, to: output)
        return finished(output)
    }

    /// The text without one entry.
    func removing(_ index: Int) -> SensitiveBytes {
        let removed: Range<Int> =
            if index + 1 < outline.entries.count {
                outline.entries[index].place.lowerBound..<outline.entries[index + 1].place.lowerBound
            } else if index > 0 {
                outline.entries[index - 1].place.upperBound..<outline.entries[index].place.upperBound
            } else {
                outline.list.lowerBound + 1..<outline.list.upperBound - 1
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
