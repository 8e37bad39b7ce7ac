/// The names of the fields of a JSON object, as they are written.
enum FieldNames {
    /// Whether a name comes twice, or is written with escapes, by which it can come twice and look as if it did not.
    ///
    /// Readers differ in which of two values counts. What stands in the values of the object is not looked at.
    ///
    /// - Parameter bytes: The object, which was found to be JSON before.
    /// - Returns: Whether so.
    static func isAmbiguous(_ bytes: [UInt8]) -> Bool {
        var names: Set<ArraySlice<UInt8>> = []
        var depth = 0
        var isNameNext = false
        var place = 0
        while place < bytes.count {
            switch bytes[place] {
            case UInt8(ascii: "\""):
                let name = text(in: bytes, from: place + 1)
                place = name.endIndex
                guard depth == 1, isNameNext else { break }
                isNameNext = false
                guard !name.contains(UInt8(ascii: "\\")), names.insert(name).inserted else { return true }
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                depth += 1
                isNameNext = depth == 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
            case UInt8(ascii: ","): isNameNext = depth == 1
            default: break
            }
            place += 1
        }
        return false
    }

    /// The bytes up to the quotation mark that ends a text.
    private static func text(in bytes: [UInt8], from start: Int) -> ArraySlice<UInt8> {
        var end = start
        while end < bytes.count, bytes[end] != UInt8(ascii: "\"") {
            end += bytes[end] == UInt8(ascii: "\\") ? 2 : 1
        }
        return bytes[start..<min(end, bytes.count)]
    }
}
