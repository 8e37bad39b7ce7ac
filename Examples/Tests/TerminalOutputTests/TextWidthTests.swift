import TerminalOutput
import Testing

@Suite("Width of text")
struct TextWidthTests {
    @Test(arguments: [
        ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("日本語", 6), ("한글", 4), ("🙂", 2), ("👩‍💻", 2), ("🇩🇪", 2), ("❤️", 2),
        ("…", 1), ("█", 1), ("\u{600}", 1), ("\u{605}12", 3), ("\u{6DD}\u{70F}\u{8E2}", 3), ("\u{110BD}\u{110CD}", 2),
        ("\u{200D}", 0),
    ])
    func countsColumns(_ text: String, _ width: Int) {
        #expect(text.displayWidth == width)
    }

    @Test(arguments: [
        ("abcdef", 6, "abcdef"), ("abcdef", 5, "abcd…"), ("abcdef", 1, "…"), ("abcdef", 0, ""), ("日本語", 5, "日本…"),
        ("日本語", 4, "日…"),
    ])
    func cutsToColumns(_ text: String, _ columns: Int, _ cut: String) {
        #expect(text.truncated(toColumns: columns) == cut)
    }

    @Test func cutsStyledTextAcrossPieces() {
        let text: StyledText = "ab\("cd", .strong)ef"
        #expect(text.truncated(toColumns: 6).plain == "abcdef")
        #expect(text.truncated(toColumns: 5).plain == "abcd…")
        #expect(text.truncated(toColumns: 4).plain == "abc…")
        #expect(text.truncated(toColumns: 2).plain == "a…")
        #expect(text.truncated(toColumns: 0).plain == "")
    }

    @Test(arguments: [
        (0.0, ""), (-1, ""), (.nan, ""), (.infinity, ""), (0.001, "▏"), (4, "██"), (8, "████"), (16, "████"),
        (5, "██▌"),
    ])
    func drawsBarsToAnEighth(_ value: Double, _ bar: String) {
        #expect(Bar.text(value, of: 8, columns: 4) == bar)
    }
}
