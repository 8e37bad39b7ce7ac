/// The members of an object or the elements of an array, by their places in the text.
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

    /// Finds the members of an object.
    ///
    /// - Parameters:
    ///   - offset: Where the object or the white space before it begins.
    ///   - bytes: A text that holds an object there.
    /// - Returns: The members in their order, and the place of the object.
    /// - Throws: ``JSONSyntaxError`` when there is no object.
    static func members(
        ofObjectAt offset: Int,
        in bytes: UnsafeRawBufferPointer
    ) throws(JSONSyntaxError) -> (members: [Member], object: Range<Int>) {
        var scanner = JSONScanner(bytes, at: offset)
        var members: [Member] = []
        try scanner.expect(UInt8(ascii: "{"), "an object")
        let start = scanner.position - 1
        scanner.skipWhitespace()
        while scanner.next != UInt8(ascii: "}") {
            if !members.isEmpty { try scanner.expect(UInt8(ascii: ","), "a comma or \"}\"") }
            let nameRange = try valueRange(&scanner)
            try scanner.expect(UInt8(ascii: ":"), "a colon")
            let value = try valueRange(&scanner)
            let name = try JSONText.string(UnsafeRawBufferPointer(rebasing: bytes[nameRange]))
            members.append(Member(name: name, nameRange: nameRange, value: value))
            scanner.skipWhitespace()
        }
        scanner.advance()
        return (members, start..<scanner.position)
    }

    /// Finds the elements of an array.
    ///
    /// - Parameters:
    ///   - offset: Where the array or the white space before it begins.
    ///   - bytes: A text that holds an array there.
    /// - Returns: The places of the elements and of the array.
    /// - Throws: ``JSONSyntaxError`` when there is no array.
    static func elements(
        ofArrayAt offset: Int,
        in bytes: UnsafeRawBufferPointer
    ) throws(JSONSyntaxError) -> (elements: [Range<Int>], array: Range<Int>) {
        var scanner = JSONScanner(bytes, at: offset)
        var elements: [Range<Int>] = []
        try scanner.expect(UInt8(ascii: "["), "an array")
        let start = scanner.position - 1
        scanner.skipWhitespace()
        while scanner.next != UInt8(ascii: "]") {
            if !elements.isEmpty { try scanner.expect(UInt8(ascii: ","), "a comma or \"]\"") }
            elements.append(try valueRange(&scanner))
            scanner.skipWhitespace()
        }
        scanner.advance()
        return (elements, start..<scanner.position)
    }

    private static func valueRange(_ scanner: inout JSONScanner) throws(JSONSyntaxError) -> Range<Int> {
        scanner.skipWhitespace()
        let start = scanner.position
        try scanner.skipValue()
        return start..<scanner.position
    }
}
