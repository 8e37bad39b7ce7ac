import Foundation
import Testing

@testable import ServerSignIn

@Suite("Base64url and JSON with one meaning")
struct EncodingTests {
    @Test func writesAndReadsBytes() {
        for count in 0...64 {
            let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ 251) }
            let text = Base64URL.encode(bytes)
            #expect(text == base64(bytes))
            #expect(Base64URL.decode(text.utf8) == bytes)
        }
    }

    @Test(arguments: ["A", "AAAAA", "AA=", "AA==", "A A", "AA\n", "A+AA", "A/AA", "AB", "AAB", "ÄA", "AA\u{0}A"])
    func readsOneSpellingAlone(_ text: String) {
        #expect(Base64URL.decode(text.utf8) == nil)
    }

    @Test(arguments: [
        "", " ", "{", "}", "{}x", "{,}", #"{"a"}"#, #"{"a":}"#, #"{"a":1,}"#, #"{a:1}"#, "[1,]", "[,]", "[1 2]", "tru",
        "nul",
        "01", "+1", "-", "1.", ".5", "1e", "1e+", "0x1", "NaN", "Infinity", #"""#, #""\x""#, #""\u12""#, #""\u12G4""#,
        #""\uD800""#, #""\uDC00""#, #""\uD800\u0041""#, "\"\n\"", "\"\t\"", #"{"a":1,"a":2}"#, #"{"a":1,"\u0061":2}"#,
        #"{"x":{"a":1,"b":2,"a":1}}"#, "\u{FEFF}{}", "'a'", "{}{}", "[1]]", "/* */ {}",
    ])
    func refusesWhatIsNoJSON(_ text: String) {
        #expect(StrictJSON.value(of: Array(text.utf8)) == nil)
    }

    @Test func readsJSON() throws {
        let text = #" {"a": [1, -0.5e1, true, false, null, {}], "s": "\"\\\/\b\f\n\r\t\u00e4\uD83D\uDE00é", "K": []} "#
        let members = try #require(StrictJSON.value(of: Array(text.utf8))?.members)
        #expect(members["s"]?.text == "\"\\/\u{8}\u{C}\n\r\t\u{E4}😀é")
        let elements = try #require(members["a"]?.elements)
        #expect(elements.count == 6)
        #expect(elements.compactMap(\.number) == [1, -5])
        #expect(elements[5].members != nil)
        // The Kelvin sign looks like the letter, and is equal to it for `==`.
        #expect(members["K"] != nil)
        #expect(members["\u{212A}"] == nil)
        #expect(StrictJSON.value(of: Array(#"{"k": 1}"#.utf8))?.members?["K"] == nil)
    }

    @Test func refusesDeepNestingAndBytesThatAreNoText() {
        func nested(_ depth: Int) -> [UInt8] {
            Array((String(repeating: "[", count: depth) + String(repeating: "]", count: depth)).utf8)
        }
        #expect(StrictJSON.value(of: nested(17)) != nil)
        #expect(StrictJSON.value(of: nested(18)) == nil)
        #expect(StrictJSON.value(of: nested(100_000)) == nil)
        for bytes in [[0x22, 0xFF, 0x22], [0x22, 0xC0, 0x80, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22]] as [[UInt8]] {
            #expect(StrictJSON.value(of: bytes) == nil)
        }
    }
}
