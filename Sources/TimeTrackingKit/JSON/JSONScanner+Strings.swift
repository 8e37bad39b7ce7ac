extension JSONScanner {
    /// Passes a string, of which ``next`` has shown the first quote.
    mutating func skipString() throws(JSONSyntaxError) {
        advance()
        while true {
            skipPlainCharacters()
            guard let byte = next else { throw error("a closing quote") }
            switch byte {
            case UInt8(ascii: "\""):
                advance()
                return
            case UInt8(ascii: "\\"): try skipEscape()
            case 0..<0x20: throw error("an escape in the place of a control character")
            default: try skipUTF8Sequence(byte)
            }
        }
    }

    private mutating func skipEscape() throws(JSONSyntaxError) {
        let start = self
        advance()
        switch next {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            advance()
        case UInt8(ascii: "u"):
            advance()
            let unit = try skipCodeUnit()
            guard UTF16.isSurrogate(unit) else { return }
            guard UTF16.isLeadSurrogate(unit), next == UInt8(ascii: "\\") else {
                throw start.error("a whole character")
            }
            advance()
            guard next == UInt8(ascii: "u") else { throw start.error("a whole character") }
            advance()
            guard UTF16.isTrailSurrogate(try skipCodeUnit()) else { throw start.error("a whole character") }
        default: throw start.error("a valid escape")
        }
    }

    private mutating func skipCodeUnit() throws(JSONSyntaxError) -> UInt16 {
        var unit: UInt16 = 0
        for _ in 0..<4 {
            let digit: UInt8
            switch next {
            case .some(let byte) where (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte):
                digit = byte - UInt8(ascii: "0")
            case .some(let byte) where (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte | 0x20):
                digit = (byte | 0x20) - UInt8(ascii: "a") + 10
            default: throw error("a hexadecimal digit")
            }
            unit = unit << 4 | UInt16(digit)
            advance()
        }
        return unit
    }

    private mutating func skipUTF8Sequence(_ lead: UInt8) throws(JSONSyntaxError) {
        let start = self
        // The second byte's range rules out overlong forms, surrogates and what lies beyond Unicode.
        let (second, count): (ClosedRange<UInt8>, Int) =
            switch lead {
            case 0xC2...0xDF: (0x80...0xBF, 2)
            case 0xE0: (0xA0...0xBF, 3)
            case 0xED: (0x80...0x9F, 3)
            case 0xE1...0xEF: (0x80...0xBF, 3)
            case 0xF0: (0x90...0xBF, 4)
            case 0xF1...0xF3: (0x80...0xBF, 4)
            case 0xF4: (0x80...0x8F, 4)
            default: throw error("UTF-8")
            }
        advance()
        for index in 1..<count {
            guard let byte = next, (index == 1 ? second : 0x80...0xBF).contains(byte) else {
                throw start.error("UTF-8")
            }
            advance()
        }
    }
}
