import Testing
import TimetrackScreen

@Suite("Keys of a terminal")
struct KeyTests {
    @Test(arguments: [
        ("a", [Key.character("a")]), ("é", [.character("é")]), ("会", [.character("会")]), ("👍", [.character("👍")]),
        ("\r", [.enter]), ("\u{7F}", [.backspace]), ("\u{8}", [.backspace]), ("\t", [.tab]),
        ("\u{3}\u{1A}", [.control("c"), .control("z")]),
        ("\u{1B}[A\u{1B}[B\u{1B}[C\u{1B}[D", [.up, .down, .right, .left]),
        ("\u{1B}OC\u{1B}OH\u{1B}OF", [.right, .home, .end]),
        ("\u{1B}[H\u{1B}[1~\u{1B}[7~", [.home, .home, .home]), ("\u{1B}[F\u{1B}[4~\u{1B}[3~", [.end, .end, .delete]),
        ("\u{1B}[1;5C\u{1B}[9~x", [.right, .character("x")]), ("\u{1B}x", [.escape, .character("x")]),
        ("\u{1B}\u{1B}[A", [.escape, .up]), ("\u{0}a\u{1C}", [.character("a")]),
    ])
    func areUnderstoodInAnyPieces(_ text: String, _ keys: [Key]) {
        var whole = KeyDecoder()
        #expect(whole.keys(Array(text.utf8)) == keys)
        var piecewise = KeyDecoder()
        #expect(text.utf8.flatMap { piecewise.keys([$0]) } == keys)
    }

    @Test func areToldFromTextThatIsPasted() {
        let text = "x\u{1B}[200~x\r\u{1B}[A\u{1A}é\u{1B}[201~q"
        let keys: [Key] = [.character("x"), .pasted("x"), .pasted(" "), .pasted("é"), .character("q")]
        var whole = KeyDecoder()
        #expect(whole.keys(Array(text.utf8)) == keys)
        var piecewise = KeyDecoder()
        // Over a slow line, where each byte comes after a pause; the sequence at the beginning comes as one.
        var slow = piecewise.keys(Array("x\u{1B}[200~".utf8))
        for byte in text.utf8.dropFirst(7) { slow += piecewise.keysAfterPause() + piecewise.keys([byte]) }
        #expect(slow == keys)
        // When the end of it never comes, one key is left.
        #expect(whole.keys(Array("\u{1B}[200~x\u{3}".utf8)) == [.pasted("x"), .control("c")])
    }

    @Test func areNotSwallowedByBrokenText() {
        var decoder = KeyDecoder()
        #expect(decoder.keys([0xE4, 0xBC, UInt8(ascii: "q")]) == [.character("q")])
        #expect(decoder.keys([0xFF, 0x80, 0xC0, UInt8(ascii: "q")]) == [.character("q")])
        #expect(decoder.keys([0xED, 0xA0, 0x80, UInt8(ascii: "q")]) == [.character("q")])
        let endless = Array("\u{1B}[".utf8) + Array(repeating: UInt8(ascii: ";"), count: 100) + [UInt8(ascii: "q")]
        #expect(decoder.keys(endless).last != nil || !decoder.keys([UInt8(ascii: "q")]).isEmpty)
    }

    @Test func tellEscapeFromASequenceByTime() {
        var decoder = KeyDecoder()
        #expect(decoder.keys([0x1B]) == [])
        #expect(decoder.isAfterEscape)
        #expect(decoder.keysAfterPause() == [.escape])
        #expect(!decoder.isAfterEscape)
        #expect(decoder.keysAfterPause() == [])
    }
}
