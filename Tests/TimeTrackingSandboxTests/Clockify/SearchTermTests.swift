import Testing

@testable import TimeTrackingSandbox

@Suite struct SearchTermTests {
    @Test(arguments: [
        ("note", "A Note", true), ("NOTE", "a note g", true), ("g", "Note G", true), ("", "x", true), ("", "", true),
        ("x", "", false), ("notes", "note", false), ("[", "{", false), ("straße", "Die STRASSE", false),
        ("ä", "Ärger", true), ("k", "\u{212A}elvin", true), ("ole", "Gr\u{F6}\u{DF}e ole", true),
        ("e\u{301}", "\u{E9}t\u{E9}", true),
    ])
    func itIsFoundWhateverTheCase(term: String, text: String, isFound: Bool) {
        #expect(SearchTerm(term).occurs(in: text) == isFound)
    }
}
