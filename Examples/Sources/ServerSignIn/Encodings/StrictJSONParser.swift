/// Walks over the bytes of a JSON text; every function returns nil at the first mistake.
struct StrictJSONParser {
    private static let maximumDepth = 16

    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    /// Passes white space and says whether nothing comes after it.
    mutating func isAtEnd() -> Bool {
        skipWhitespace()
        return next == nil
    }

    /// Passes a value and the white space before it.
    mutating func value(depth: Int) -> StrictJSON? {
        guard depth <= Self.maximumDepth else { return nil }
        skipWhitespace()
        switch next {
        case UInt8(ascii: "{"): return object(depth: depth)
        case UInt8(ascii: "["): return list(depth: depth)
        case UInt8(ascii: "\""): return string().map { .string($0) }
        case UInt8(ascii: "t"): return passes("true") ? .bool(true) : nil
        case UInt8(ascii: "f"): return passes("false") ? .bool(false) : nil
        case UInt8(ascii: "n"): return passes("null") ? .null : nil
        default: return number().map { .number($0) }
        }
    }

    private mutating func object(depth: Int) -> StrictJSON? {
        var members = StrictJSON.Members()
        position += 1
        if passesAfterSpace(UInt8(ascii: "}")) { return .object(members) }
        repeat {
            skipWhitespace()
            guard next == UInt8(ascii: "\""), let name = string(), passesAfterSpace(UInt8(ascii: ":")),
                let value = value(depth: depth + 1), members.add(name, value)
            else { return nil }
        } while passesAfterSpace(UInt8(ascii: ","))
        return passesAfterSpace(UInt8(ascii: "}")) ? .object(members) : nil
    }

    private mutating func list(depth: Int) -> StrictJSON? {
        var elements: [StrictJSON] = []
        position += 1
        if passesAfterSpace(UInt8(ascii: "]")) { return .list(elements) }
        repeat {
            guard let element = value(depth: depth + 1) else { return nil }
            elements.append(element)
        } while passesAfterSpace(UInt8(ascii: ","))
        return passesAfterSpace(UInt8(ascii: "]")) ? .list(elements) : nil
    }

    private mutating func string() -> String? {
        position += 1
        var output: [UInt8] = []
        while let byte = next, byte >= 0x20 {
            position += 1
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: output, as: UTF8.self)
            case UInt8(ascii: "\\"):
                guard let character = escapedCharacter() else { return nil }
                output.append(contentsOf: String(character).utf8)
            default: output.append(byte)
            }
        }
        return nil
    }

    private mutating func escapedCharacter() -> Unicode.Scalar? {
        guard let byte = next else { return nil }
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return codeUnits()
        default: return nil
        }
    }

    /// Passes the digits of one code unit, or of the two that make one character.
    private mutating func codeUnits() -> Unicode.Scalar? {
        guard let first = codeUnit() else { return nil }
        guard UTF16.isLeadSurrogate(first) else { return Unicode.Scalar(first) }
        guard passes("\\u"), let second = codeUnit(), UTF16.isTrailSurrogate(second) else { return nil }
        return Unicode.Scalar(0x10000 + UInt32(first - 0xD800) << 10 + UInt32(second - 0xDC00))
    }

    private mutating func codeUnit() -> UInt16? {
        var unit: UInt16 = 0
        for _ in 0..<4 {
            guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
            unit = unit << 4 | UInt16(digit)
            position += 1
        }
        return unit
    }

    private mutating func number() -> Double? {
        let start = position
        _ = passes("-")
        if !passes("0") { guard passesDigits() else { return nil } }
        if passes(".") { guard passesDigits() else { return nil } }
        if passes("e") || passes("E") {
            if !passes("-") { _ = passes("+") }
            guard passesDigits() else { return nil }
        }
        return Double(String(decoding: bytes[start..<position], as: UTF8.self))
    }

    private mutating func passesDigits() -> Bool {
        let start = position
        while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { position += 1 }
        return position > start
    }

    private mutating func passes(_ text: String) -> Bool {
        guard bytes[position...].starts(with: text.utf8) else { return false }
        position += text.utf8.count
        return true
    }

    private mutating func passesAfterSpace(_ byte: UInt8) -> Bool {
        skipWhitespace()
        guard next == byte else { return false }
        position += 1
        return true
    }

    private mutating func skipWhitespace() {
        while let byte = next, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { position += 1 }
    }
}
