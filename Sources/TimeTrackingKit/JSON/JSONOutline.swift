/// Walks over the members of an object or the elements of an array that remember their places in the text.
enum JSONOutline {
    /// One member of an object.
    struct Member {
        /// The name, with escapes resolved.
        let name: String
        /// The place of the name with its quotes.
        let nameRange: Range<Int>
        /// The place of the value.
        let value: Range<Int>
    }

    /// Passes an object and the white space before it.
    ///
    /// - Parameter scanner: The scanner, which is behind the object afterwards.
    /// - Returns: The members in their order.
    /// - Throws: ``JSONSyntaxError`` when there is no object.
    static func members(_ scanner: inout JSONScanner) throws(JSONSyntaxError) -> [Member] {
        var members: [Member] = []
        members.reserveCapacity(8)
        try scanner.expect(UInt8(ascii: "{"), "an object in braces")
        scanner.skipWhitespace()
        while scanner.next != UInt8(ascii: "}") {
            if !members.isEmpty { try scanner.expect(UInt8(ascii: ","), "a comma or \"}\"") }
            scanner.skipWhitespace()
            let start = scanner.position
            try scanner.skipMemberName()
            let nameRange = start..<scanner.position
            try scanner.expect(UInt8(ascii: ":"), "a colon")
            let value = try value(&scanner)
            let name = try JSONText.string(UnsafeRawBufferPointer(rebasing: scanner.bytes[nameRange]))
            members.append(Member(name: name, nameRange: nameRange, value: value))
            scanner.skipWhitespace()
        }
        scanner.advance()
        return members
    }

    /// Passes an array and the white space before it.
    ///
    /// - Parameters:
    ///   - scanner: The scanner, which is behind the array afterwards.
    ///   - element: Passes one element, which begins at the scanner's position.
    /// - Returns: The places of the elements and of the array.
    /// - Throws: ``JSONSyntaxError`` when there is no array, and what the closure throws.
    static func elements(
        _ scanner: inout JSONScanner,
        _ element: (inout JSONScanner, _ index: Int) throws -> Void = { scanner, _ in try scanner.skipValue() }
    ) throws -> (elements: [Range<Int>], array: Range<Int>) {
        var elements: [Range<Int>] = []
        try scanner.expect(UInt8(ascii: "["), "a list in square brackets")
        let start = scanner.position - 1
        scanner.skipWhitespace()
        while scanner.next != UInt8(ascii: "]") {
            if !elements.isEmpty { try scanner.expect(UInt8(ascii: ","), "a comma or \"]\"") }
            scanner.skipWhitespace()
            let start = scanner.position
            try element(&scanner, elements.count)
            elements.append(start..<scanner.position)
            scanner.skipWhitespace()
        }
        scanner.advance()
        return (elements, start..<scanner.position)
    }

    private static func value(_ scanner: inout JSONScanner) throws(JSONSyntaxError) -> Range<Int> {
        scanner.skipWhitespace()
        let start = scanner.position
        try scanner.skipValue()
        return start..<scanner.position
    }
}
