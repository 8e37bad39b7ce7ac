/// A text in which capital letters and the ways to encode a character make no difference.
///
/// Two texts are equal when people would say that they are the same name: `Straße` and `STRASSE`, or an é that is one
/// character and one that is a letter with an accent behind it.
package struct FoldedName: Sendable, Hashable {
    /// The text with its case taken out. Swift compares characters by canonical equivalence.
    let text: String

    package init(_ text: some StringProtocol) {
        // Upper case first, because only that makes two letters of ß.
        self.text = text.uppercased().lowercased()
    }

    /// Whether the other text is a part of this one.
    package func contains(_ part: FoldedName) -> Bool {
        !part.text.isEmpty && text.contains(part.text)
    }

    /// How many characters have to be put in, taken out, exchanged or swapped to get the other text.
    ///
    /// Of long texts only the beginnings count.
    func distance(to other: FoldedName) -> Int {
        let (left, right) = (Array(text.prefix(Self.mostCharacters)), Array(other.text.prefix(Self.mostCharacters)))
        var beforeLast = [Int](repeating: 0, count: right.count + 1)
        var last = Array(0...right.count)
        for (row, character) in left.enumerated() {
            var next = [row + 1]
            for column in right.indices {
                var least = min(last[column + 1] + 1, next[column] + 1)
                least = min(least, last[column] + (right[column] == character ? 0 : 1))
                if row > 0, column > 0, right[column] == left[row - 1], right[column - 1] == character {
                    least = min(least, beforeLast[column - 1] + 1)
                }
                next.append(least)
            }
            (beforeLast, last) = (last, next)
        }
        return last[right.count]
    }

    private static var mostCharacters: Int { 60 }
}
