/// A way to show a piece of text where colours are wanted.
public enum TextStyle: String, Sendable {
    /// No style.
    case plain = ""
    /// Heavier than the rest.
    case strong = "1"
    /// Fainter than the rest.
    case faint = "2"
    /// Something went well.
    case good = "32"
    /// Something asks for attention.
    case warning = "33"
    /// Something went wrong.
    case bad = "31"
    /// A name or a measure that the eye should find.
    case accent = "36"
}

/// One line of text for a person, in pieces that each have a style.
///
/// ## Usage
///
/// ```swift
/// terminal.print("Started \(entry.description, .strong) in \(project.name)")
/// ```
///
/// ## Security
///
/// Everything that comes in loses the characters that are unsafe on terminals, so that no project name can move the
/// cursor. Escape sequences come into being only when a ``Terminal`` shows the text.
public struct StyledText: Sendable, Hashable, ExpressibleByStringInterpolation {
    /// Text of one style.
    public struct Piece: Sendable, Hashable {
        /// The text, without unsafe characters.
        public let text: String
        /// How to show it.
        public let style: TextStyle
    }

    /// The pieces from left to right.
    public private(set) var pieces: [Piece] = []

    /// Creates a text of one style.
    public init(_ text: some StringProtocol, _ style: TextStyle = .plain) {
        append(String(text), style)
    }

    /// Creates a text from a literal.
    public init(stringLiteral text: String) {
        append(text, .plain)
    }

    /// Creates a text from a literal with values in it.
    public init(stringInterpolation: StringInterpolation) {
        self.pieces = stringInterpolation.text.pieces
    }

    private init() {}

    /// The text without styles.
    public var plain: String { pieces.map(\.text).joined() }

    /// Number of columns that it takes.
    public var displayWidth: Int { pieces.reduce(0) { $0 + $1.text.displayWidth } }

    /// Adds text at the end.
    public mutating func append(_ text: String, _ style: TextStyle) {
        let safe = text.safeForTerminals
        guard !safe.isEmpty else { return }
        pieces.append(Piece(text: safe, style: style))
    }

    /// One text after another.
    public static func + (left: StyledText, right: StyledText) -> StyledText {
        var sum = left
        sum.pieces += right.pieces
        return sum
    }

    /// The text cut so that it takes at most so many columns.
    public func truncated(toColumns columns: Int) -> StyledText {
        guard displayWidth > columns else { return self }
        var cut = StyledText()
        var room = max(0, columns)
        for piece in pieces where room > 0 {
            // A piece that ends just where the room does is cut as well, because more text follows.
            let fits = piece.text.displayWidth < room
            let part = fits ? piece.text : (piece.text + " ").truncated(toColumns: room)
            cut.append(part, piece.style)
            room = fits ? room - piece.text.displayWidth : 0
        }
        return cut
    }

    /// What collects the pieces of a literal with values in it.
    public struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var text = StyledText()

        /// Begins a text.
        public init(literalCapacity: Int, interpolationCount: Int) {}

        /// Adds a part of the literal.
        public mutating func appendLiteral(_ literal: String) { text.append(literal, .plain) }

        /// Adds a value in a style.
        public mutating func appendInterpolation(_ value: some CustomStringConvertible, _ style: TextStyle = .plain) {
            text.append(value.description, style)
        }

        /// Adds another styled text as it is.
        public mutating func appendInterpolation(_ styled: StyledText) { text = text + styled }
    }
}
