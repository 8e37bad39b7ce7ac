import TerminalOutput

/// A line of text that a person types and changes.
package struct LineEditor: Sendable, Hashable {
    /// What a key did to the line.
    package enum Outcome: Sendable, Hashable {
        /// The line goes on.
        case editing
        /// The person is done with it.
        case entered
        /// The person does not want it.
        case dismissed
    }

    /// More than any description needs, and than Clockify takes.
    private static let mostCharacters = 3_000

    private var characters: [Character]
    private var position: Int

    package init(_ text: String = "") {
        self.characters = Array(text.safeForTerminals)
        self.position = characters.count
    }

    /// The line.
    package var text: String { String(characters) }

    /// Takes a key.
    ///
    /// - Returns: What it did.
    package mutating func press(_ key: Key) -> Outcome {
        switch key {
        case .enter: return .entered
        case .escape, .control("g"): return .dismissed
        case .character(let character), .pasted(let character): insert(character)
        case .backspace where position > 0:
            position -= 1
            characters.remove(at: position)
        case .delete where position < characters.count: characters.remove(at: position)
        case .left, .control("b"): position = max(0, position - 1)
        case .right, .control("f"): position = min(characters.count, position + 1)
        case .home, .control("a"): position = 0
        case .end, .control("e"): position = characters.count
        case .control("u"):
            characters.removeFirst(position)
            position = 0
        case .control("k"): characters.removeLast(characters.count - position)
        case .control("w"):
            let before = characters[..<position]
            let word = before.reversed().drop { $0 == " " }.drop { $0 != " " }
            characters.removeSubrange(word.count..<position)
            position = word.count
        default: break
        }
        return .editing
    }

    private mutating func insert(_ character: Character) {
        guard characters.count < Self.mostCharacters, !String(character).safeForTerminals.isEmpty else { return }
        // What joins the character before it, such as an accent that comes alone, belongs to it.
        let joined = position > 0 ? String(characters[position - 1]) + String(character) : ""
        if joined.count == 1, let whole = joined.first {
            characters[position - 1] = whole
        } else {
            characters.insert(character, at: position)
            position += 1
        }
    }

    /// The part of the line around the cursor that fits, and the column of the cursor in it.
    ///
    /// - Parameter columns: How many columns there are, the one for the cursor after the end included.
    /// - Returns: The part, and the column, which counts from 0.
    package func visible(columns: Int) -> (text: String, cursor: Int) {
        var first = 0
        while first < position, String(characters[first..<position]).displayWidth >= columns { first += 1 }
        var last = position
        while last < characters.count, String(characters[first...last]).displayWidth < columns { last += 1 }
        return (String(characters[first..<last]), String(characters[first..<position]).displayWidth)
    }
}
