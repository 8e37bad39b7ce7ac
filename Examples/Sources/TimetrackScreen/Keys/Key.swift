/// A key that a person pressed, as a terminal tells of it.
package enum Key: Sendable, Hashable {
    /// A character, or what several keys make together.
    case character(Character)
    /// A letter with Ctrl, in lower case.
    case control(Character)
    case enter
    case escape
    case backspace
    case delete
    case left
    case right
    case up
    case down
    case home
    case end
    case tab
    /// A character of a text that is pasted, which is text wherever it is pasted and no key.
    case pasted(Character)

    /// Whether it is part of a text that is pasted.
    var isPasted: Bool {
        if case .pasted = self { true } else { false }
    }
}
