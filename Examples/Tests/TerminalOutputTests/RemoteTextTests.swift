import TerminalOutput
import Testing

@Suite("Remote text")
struct RemoteTextTests {
    @Test func keepsOrdinaryText() {
        for text in ["", "Note G", "Überstunden 日本語", "👩‍💻 team 🇩🇪", "e\u{301}", "שלום"] {
            #expect(text.safeForTerminals == text)
        }
    }

    @Test func losesControlCharacters() {
        let controls = (0...0x9F).filter { $0 < 0x20 || $0 >= 0x7F }.compactMap(Unicode.Scalar.init)
        for control in controls where !["\n", "\r", "\t"].contains(control) {
            #expect("a\(Character(control))b".safeForTerminals == "ab")
        }
        #expect("a\u{1B}[2J\u{1B}]0;title\u{7}b".safeForTerminals == "a[2J]0;titleb")
    }

    @Test func turnsLineEndsAndTabsIntoSpaces() {
        #expect("a\nb\tc\rd\r\ne".safeForTerminals == "a b c d  e")
    }

    @Test func losesWhatReordersOrHidesText() {
        let scalars: [Unicode.Scalar] = [
            "\u{61C}", "\u{200E}", "\u{200F}", "\u{202A}", "\u{202B}", "\u{202C}", "\u{202D}", "\u{202E}", "\u{2066}",
            "\u{2067}", "\u{2068}", "\u{2069}", "\u{2028}", "\u{2029}", "\u{200B}", "\u{FEFF}", "\u{AD}", "\u{E0041}",
        ]
        for scalar in scalars {
            #expect("a\(Character(scalar))b".safeForTerminals == "ab")
        }
    }

    @Test func cutsTowersOfCombiningMarks() {
        let tower = "a" + String(repeating: "\u{301}", count: 1_000) + "b"
        #expect(tower.safeForTerminals.unicodeScalars.count == 10)
    }

    @Test func isAppliedToEveryStyledText() {
        let name = "x\u{1B}[31m\u{202E}y"
        #expect(StyledText(name).plain == "x[31my")
        #expect(("<\(name, .strong)>" as StyledText).plain == "<x[31my>")
    }
}
