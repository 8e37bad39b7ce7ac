import Foundation
import Testing

@testable import TimeTrackingSandbox

@Suite struct JSONTests {
    private func parse(_ text: String) throws -> JSON {
        try JSONParser.value(of: Array(text.utf8))
    }

    @Test func readsEveryKindOfValue() throws {
        let text = #" { "a" : [ 1 , -2.5e3 , true , false , null , "x" ] , "b" : { } , "c" : [ ] } "#
        let expected: JSON = ["a": [1, .number(-2500), true, false, nil, "x"], "b": [:], "c": []]
        #expect(try parse(text) == expected)
    }

    @Test func readsEscapes() throws {
        #expect(try parse(#""\"\\\/\b\f\n\r\t\u00e9\uD83D\uDE00""#) == "\"\\/\u{8}\u{C}\n\r\t\u{e9}\u{1F600}")
    }

    @Test(arguments: [
        "", " ", "{", "[", "]", "\"", "\"\\", "\"\\x\"", "\"\\u12\"", "\"\\uD800\"", "\"\\uD800\\u0041\"",
        "\"\\uDC00\"",
        "{\"a\"}", "{\"a\":}", "{a:1}", "[1,]", "[1 2]", "01", "-", "1.", ".5", "1e", "+1", "tru", "nul", "1 1", "NaN",
        "1e999", "\"\u{1}\"", "{\"a\":1,}",
    ])
    func refusesWhatIsNoJSON(text: String) {
        #expect(throws: JSONParser.Failure.self) { try parse(text) }
    }

    @Test func refusesBytesThatAreNoUTF8() {
        #expect(throws: JSONParser.Failure.self) { try JSONParser.value(of: [0x22, 0xFF, 0x22]) }
        #expect(throws: JSONParser.Failure.self) { try JSONParser.value(of: [0x22, 0xED, 0xA0, 0x80, 0x22]) }
    }

    @Test func refusesDepthInsteadOfExhaustingTheStack() {
        let deep = Array(repeating: UInt8(ascii: "["), count: 100_000)
        #expect(throws: JSONParser.Failure.self) { try JSONParser.value(of: deep) }
        #expect(throws: Never.self) {
            try parse(String(repeating: "[", count: 128) + String(repeating: "]", count: 128))
        }
    }

    @Test func aNumberBeyondIntBecomesADouble() throws {
        #expect(try parse("9223372036854775807") == .integer(.max))
        #expect(try parse("9223372036854775808") == .number(9_223_372_036_854_775_808))
    }

    @Test func theLastOfEqualNamesCounts() throws {
        #expect(try parse(#"{"a":1,"a":2}"#)["a"] == 2)
    }

    @Test func writesWhatAnotherReaderReads() throws {
        let text = "\u{0}\u{1F}\"\\/\n\u{7F}\u{e9}\u{202E}\u{1F600}"
        let value: JSON = ["text": .string(text), "list": [1, .number(0.5), true, nil], "none": [:]]
        let bytes = JSONWriter.bytes(of: value)
        let read = try JSONSerialization.jsonObject(with: Data(bytes))
        let object = try #require(read as? [String: Any])
        #expect(object["text"] as? String == text)
        #expect((object["list"] as? [Any])?.count == 4)
        #expect(try JSONParser.value(of: bytes) == value)
    }
}
