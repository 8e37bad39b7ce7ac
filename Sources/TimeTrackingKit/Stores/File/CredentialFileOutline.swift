/// Where the entries of a credential file lie in its text.
struct CredentialFileOutline {
    /// The place of the list.
    let list: Range<Int>

    /// The places of the entries.
    let entries: [Range<Int>]

    /// Checks the whole text and finds the fields of its root.
    ///
    /// The decoder lets several mistakes pass, in places that it does not read; a person who wrote them should know.
    ///
    /// - Parameter bytes: The text of the file.
    /// - Returns: The fields of the root.
    /// - Throws: ``JSONSyntaxError`` for the first mistake.
    static func root(_ bytes: UnsafeRawBufferPointer) throws(JSONSyntaxError) -> [JSONOutline.Member] {
        var scanner = JSONScanner(bytes)
        let members = try JSONOutline.members(&scanner)
        try scanner.expectEnd()
        return members
    }

    /// Finds the entries.
    ///
    /// - Parameters:
    ///   - root: The fields of the root.
    ///   - bytes: The text of the file, which ``CredentialFileEntries`` has read.
    /// - Throws: ``CredentialFileFieldError`` when a field stands twice where only one can be meant, and
    ///   ``JSONSyntaxError`` for a text that was not checked.
    init(_ root: [JSONOutline.Member], in bytes: UnsafeRawBufferPointer) throws {
        try Self.refuseRepetition(root, of: CredentialFileEntries.rootFields, path: [])
        guard let credentials = root.first(where: { $0.name == "credentials" }) else {
            throw CredentialFileFieldError(path: [], expected: "a field \"credentials\"")
        }
        var scanner = JSONScanner(bytes, at: credentials.value.lowerBound)
        (self.entries, self.list) = try JSONOutline.elements(&scanner) { scanner, index in
            let members = try JSONOutline.members(&scanner)
            try Self.refuseRepetition(
                members,
                of: CredentialFileEntries.entryFields,
                path: [.name("credentials"), .index(index)]
            )
            if let attributes = members.first(where: { $0.name == "attributes" }) {
                try Self.refuseRepeatedAttributes(attributes.value.lowerBound, ofEntry: index, in: bytes)
            }
        }
    }

    /// Of two origins with different values nobody could say where the credential may go.
    private static func refuseRepeatedAttributes(
        _ place: Int,
        ofEntry index: Int,
        in bytes: UnsafeRawBufferPointer
    ) throws {
        // Anything but an object is the decoder's to refuse, and only for the key whose entry it is.
        guard bytes[place] == UInt8(ascii: "{") else { return }
        var seen: Set<String> = []
        var scanner = JSONScanner(bytes, at: place)
        for attribute in try JSONOutline.members(&scanner) {
            guard !seen.insert(attribute.name).inserted else { continue }
            throw CredentialFileFieldError(
                path: [.name("credentials"), .index(index), .name("attributes"), .name(attribute.name)],
                expected: "this field only once"
            )
        }
    }

    /// Of two fields with one name nobody could say which one counts; a field that is not ours may stand twice.
    private static func refuseRepetition(
        _ members: [JSONOutline.Member],
        of names: [String],
        path: @autoclosure () -> [CredentialFileFieldError.Step]
    ) throws(CredentialFileFieldError) {
        for name in names where members.count(where: { $0.name == name }) > 1 {
            throw CredentialFileFieldError(path: path() + [.name(name)], expected: "this field only once")
        }
    }
}
