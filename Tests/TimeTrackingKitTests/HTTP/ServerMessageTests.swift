import Testing
import TimeTrackingKit
import TimeTrackingTesting

@Suite
struct ServerMessageTests {
    private let token = Secret.testing(canary)

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

    @Test
    func aTokenWithInvisibleCharactersInItIsStillTheToken() {
        let echo = "no: 5e1fa2\u{200B}77c0d1\u{2060}99ab"
        #expect(ServerMessage.clean(echo, without: [.testing("5e1fa277c0d199ab")]) == "no: <secret>")
    }
}
