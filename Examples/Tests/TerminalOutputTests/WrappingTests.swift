import Testing

@testable import TerminalOutput

@Suite("Sentences on a terminal")
struct WrappingTests {
    private func lines(_ text: StyledText, _ columns: Int) -> [String] {
        text.wrapped(toColumns: columns).map(\.plain)
    }

    @Test func areBrokenBetweenWords() {
        #expect(lines("There is no key here.", 80) == ["There is no key here."])
        #expect(lines("There is no key here.", 12) == ["There is no", "key here."])
        #expect(lines("会議 と 計画 の 表", 9) == ["会議 と", "計画 の", "表"])
    }

    @Test func keepCommandsAndLongWordsWhole() {
        #expect(lines("Run `timetrack setup` now.", 12) == ["Run", "`timetrack setup`", "now."])
        #expect(lines("See /a/very/long/path here.", 8) == ["See", "/a/very/long/path", "here."])
    }

    @Test func keepTheirStyles() {
        let line: StyledText = "\("error:", .bad) It is \("not", .strong) there."
        let wrapped = line.wrapped(toColumns: 13)
        #expect(wrapped.map(\.plain) == ["error: It is", "not there."])
        #expect(wrapped[0].pieces.first?.style == .bad)
        #expect(wrapped[1].pieces.first?.style == .strong)
    }
}
