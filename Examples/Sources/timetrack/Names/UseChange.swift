import ClockifyAPI
import TimetrackKeys
import TimetrackNames

/// What the two commands of a pair differ in: whether something is in use in Clockify afterwards.
protocol UseChange: Sendable {
    /// Whether it is in use afterwards.
    static var isActive: Bool { get }
}

/// Out of use: `archive` and `done`.
enum Retirement: UseChange {
    static var isActive: Bool { false }
}

/// Back into use: `unarchive` and `reopen`.
enum Revival: UseChange {
    static var isActive: Bool { true }
}

extension UseChange {
    /// The element that a person means by its id or its whole name; of two with one name that which is to change.
    ///
    /// - Throws: ``Failure`` that lists the candidates when there is none or several.
    static func element<Element: Identifiable>(
        _ name: String,
        of elements: [Element],
        _ choice: NameChoice,
        _ session: ClockifySession,
        item: (Element) -> NamedItem
    ) throws -> Element where Element.ID: CustomStringConvertible {
        let items = elements.map(item)
        let found = try choice.item(name, among: items, toBecomeActive: isActive, repeating: session.repeated)
        return try ClockifySession.element(found, of: elements)
    }

    /// Lets shells offer a name from now on, or not any more.
    static func keep(
        _ item: NamedItem,
        _ kind: CachedNames.Kind,
        in workspace: Clockify.WorkspaceID,
        _ names: NameKeeper
    ) {
        if isActive { names.add(item, kind, in: workspace) } else { names.remove(item, kind, in: workspace) }
    }

    /// What is said of something that was changed, as the first word of a sentence, and of what was so already.
    static var words: (verb: String, state: String) {
        isActive ? ("Unarchived", "in use") : ("Archived", "archived")
    }

    /// Says what was done, or that nothing was to do.
    ///
    /// - Throws: `TerminalError` when it cannot be written.
    static func show(
        _ document: ResourceDocument,
        isChanged: Bool,
        _ words: (verb: String, state: String) = Self.words,
        in context: Context
    ) throws {
        var document = document
        document.isChanged = isChanged
        try document.show(words.verb, or: words.state, in: context)
    }
}
