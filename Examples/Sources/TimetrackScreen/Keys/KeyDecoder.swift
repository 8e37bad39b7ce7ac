/// Makes keys of the bytes that a terminal sends.
///
/// Bytes may come in any pieces; what is not complete waits for the next. Sequences that mean no key here are left out, and
/// so are bytes that are no UTF-8.
package struct KeyDecoder: Sendable {
    private var pending: [UInt8] = []

    /// Whether a text is being pasted, which the terminal says when it was asked to.
    private var isPasting = false

    /// More than any key needs; a sequence that goes on is none.
    private static let longestSequence = 32

    package init() {}

    /// Whether the last byte was the beginning of a sequence, or the key Escape, which only time can tell.
    package var isAfterEscape: Bool { !isPasting && pending == [0x1B] }

    /// The keys that are complete now.
    package mutating func keys(_ bytes: some Sequence<UInt8>) -> [Key] {
        pending += bytes
        var keys: [Key] = []
        while let (key, count) = next() {
            pending.removeFirst(count)
            if let key = isPasting ? key.flatMap(Self.pasted) : key { keys.append(key) }
        }
        return keys
    }

    /// The keys that are complete when nothing has followed for a while: Escape itself.
    package mutating func keysAfterPause() -> [Key] {
        // A paste goes on until its end, which may come in pieces.
        guard !isPasting else { return [] }
        defer { pending = [] }
        return isAfterEscape ? [.escape] : []
    }

    /// The first key of what is waiting, or nil for bytes without a meaning, and how many bytes it takes.
    private mutating func next() -> (key: Key?, count: Int)? {
        guard let first = pending.first else { return nil }
        switch first {
        case 0x1B: return sequence()
        case 0x0D, 0x0A: return (.enter, 1)
        case 0x09: return (.tab, 1)
        case 0x7F, 0x08: return (.backspace, 1)
        case 0x01...0x1A: return (.control(Character(Unicode.Scalar(first + 0x60))), 1)
        case 0x00...0x1F: return (nil, 1)
        case 0x20...0x7E: return (.character(Character(Unicode.Scalar(first))), 1)
        default: return character()
        }
    }

    private func character() -> (key: Key?, count: Int)? {
        let count =
            switch pending[0] {
            case 0xC2...0xDF: 2
            case 0xE0...0xEF: 3
            case 0xF0...0xF4: 4
            default: 1
            }
        let bytes = pending.prefix(count)
        // A byte that cannot go on ends it here, so that the key after it is not swallowed.
        if let wrong = bytes.dropFirst().firstIndex(where: { $0 & 0xC0 != 0x80 }) { return (nil, wrong) }
        guard bytes.count == count else { return nil }
        guard count > 1, let text = String(validating: bytes, as: UTF8.self), let character = text.first else {
            return (nil, count)
        }
        return (.character(character), count)
    }

    private mutating func sequence() -> (key: Key?, count: Int)? {
        guard pending.count > 1 else { return nil }
        let second = pending[1]
        guard second == UInt8(ascii: "[") || second == UInt8(ascii: "O") else {
            // Escape before another key: Alt, or Escape and then the key.
            return (.escape, 1)
        }
        guard let last = pending.dropFirst(2).firstIndex(where: { (0x40...0x7E).contains($0) }) else {
            return pending.count < Self.longestSequence ? nil : (nil, pending.count)
        }
        let parameters = String(decoding: pending[2..<last], as: UTF8.self)
        if pending[last] == UInt8(ascii: "~"), parameters == "200" || parameters == "201" {
            isPasting = parameters == "200"
            return (nil, last + 1)
        }
        return (
            Self.key(UInt8(ascii: "~") == pending[last] ? parameters : String(UnicodeScalar(pending[last]))), last + 1
        )
    }

    /// What a key is in a text that is pasted, or nil for nothing; Ctrl-C leaves also when the end of the text is lost.
    private static func pasted(_ key: Key) -> Key? {
        switch key {
        case .character(let character): .pasted(character)
        case .enter, .tab: .pasted(" ")
        case .control("c"): key
        default: nil
        }
    }

    private static func key(_ name: String) -> Key? {
        switch name {
        case "A": .up
        case "B": .down
        case "C": .right
        case "D": .left
        case "H", "1", "7": .home
        case "F", "4", "8": .end
        case "3": .delete
        case "M": .enter
        default: nil
        }
    }
}
