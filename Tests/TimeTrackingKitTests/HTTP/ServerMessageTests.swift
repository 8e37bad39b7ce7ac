import Testing
import TimeTrackingKit
import TimeTrackingTesting

@Suite
struct ServerMessageTests {
    private let token = Secret.testing(canary)

    @Test
    func whatWasSentIsCutOutWhenItIsShortenedOrEscaped() {
        let long = (0..<900).map { "word \($0)" }.joined(separator: " ")
        let start = String(long.prefix(100))
        #expect(ServerMessage.clean("Invalid '\(start)…'", without: [], sent: [long]) == "Invalid '<sent>…'")
        #expect(ServerMessage.clean("Too long: \(long)", without: [], sent: [long]) == "Too long: <sent>")
        let quoted = #"Bad: {\"name\":\"say \\\"hi\\\" to Ada\"}"#
        let shown = ServerMessage.clean(quoted, without: [], sent: [#"say "hi" to Ada"#])
        #expect(shown?.contains("Ada") == false)
    }

    @Test
    func whatWasSentIsCutOut() {
        let text = "[description] 'Talk with\nDr. Who' of 64a1b2 is longer than Talk, abc"
        #expect(
            ServerMessage.clean(text, without: [], sent: ["Talk with\nDr. Who", "64a1b2", "Talk", "abc", ""])
                == "[description] '<sent>' of <sent> is longer than <sent>, abc"
        )
    }

    @Test
    func theTokenIsCutOut() {
        #expect(
            ServerMessage.clean("Key canary-token-0123456789abcdef is unknown", without: [token])
                == "Key <secret> is unknown"
        )
    }

    @Test(arguments: [0..<16, 19..<29, 8..<20])
    func aPartOfTheTokenIsCutOut(range: Range<Int>) throws {
        let part = String(decoding: Array(canary.utf8)[range], as: UTF8.self)
        for echo in [part, part.uppercased()] {
            #expect(ServerMessage.clean("Key \(echo)… is unknown", without: [token]) == "Key <secret>… is unknown")
        }
    }

    @Test
    func theTokenIsCutOutBeforeTheTextIsCutOff() throws {
        let text = String(repeating: "x", count: 290) + "canary-token-0123456789abcdef"
        let shown = try #require(ServerMessage.clean(text, without: [token]))
        #expect(!shown.contains("canary"))
    }

    @Test
    func aShortTokenIsCutOutWhole() {
        #expect(ServerMessage.clean("no pin 4711 here", without: [.testing("4711")]) == "no pin <secret> here")
    }

    @Test
    func controlAndBidiCharactersGo() {
        let text = "a\u{1B}[31mb\r\nc\u{202E}d\u{0000}e\u{2066}f"
        #expect(ServerMessage.clean(text, without: []) == "a [31mb cd ef")
    }

    @Test
    func longTextsAreCutOff() throws {
        let shown = try #require(ServerMessage.clean(String(repeating: "ä", count: 5000), without: []))
        #expect(shown.count == 300)
        #expect(shown.hasSuffix("…"))
    }

    @Test
    func nothingReadableIsNil() {
        #expect(ServerMessage.clean(" \r\n\u{7}", without: []) == nil)
    }

    /// Ways to write `5e1fa277/c0d199ab+`, in which no eight characters of it stand in a row as they are.
    @Test(arguments: [
        #"5e1fa277\/c0d199ab+"#, #"\u0035e1fa27\u0037/c0d199a\u0062+"#, "5e1fa277%2Fc0d199ab%2b",
        "%35%65%31%66%61%32%37%37%2f%63%30%64%31%39%39%61%62%2B", #"5e1\\u0066a277\\\/c0d\u00319\u0039ab+"#,
        "5e1fa27%2537%252Fc0d1%39%39ab+", #"5E1FA277\u002FC0D199AB\u002b"#,
    ])
    func aTokenWithEscapesInItIsStillTheToken(_ echo: String) {
        let shown = ServerMessage.clean("no: \(echo), 100% of 2\\3", without: [.testing("5e1fa277/c0d199ab+")])
        #expect(shown == "no: <secret>, 100% of 2\\3")
    }

    @Test(arguments: ["100%", "%4", #"\u00"#, #"a\"#, "%zz", #"\u1234\uD83D\uDE00"#, "50 %, 60 %41"])
    func textsThatOnlyLookEscapedStay(_ text: String) {
        #expect(ServerMessage.clean(text, without: [token]) == text)
    }

    @Test
    func aTokenWithInvisibleCharactersInItIsStillTheToken() {
        let echo = "no: 5e1fa2\u{200B}77c0d1\u{2060}99ab"
        #expect(ServerMessage.clean(echo, without: [.testing("5e1fa277c0d199ab")]) == "no: <secret>")
    }
}
