import Testing

@testable import TimeTrackingKit

@Suite("A JSON scanner")
struct JSONScannerTests {
    private func offset(ofMistakeIn text: String) -> Int? {
        var text = text
        return text.withUTF8 { bytes in
            var scanner = JSONScanner(UnsafeRawBufferPointer(bytes))
            do throws(JSONSyntaxError) {
                try scanner.scanDocument()
                return nil
            } catch {
                return error.offset
            }
        }
    }

    @Test("Every form of value is accepted")
    func validTexts() {
        let texts = [
            "0", "-0", "10.25e+3", "1E-2", "true", "false", "null", "\"\"", "[]", "{}", " [ ] ", "[[],{}]",
            "{\"a\":{\"b\":[1,\"2\",null]},\"c\":false}", "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83D\\uDE00é🧮\"",
            "\t\r\n1\n",
            String(repeating: "[", count: 512) + String(repeating: "]", count: 512),
        ]
        for text in texts { #expect(offset(ofMistakeIn: text) == nil, "\(text)") }
    }

    @Test("The first mistake is found where it is")
    func mistakes() {
        let texts: [(String, Int)] = [
            ("", 0), ("[", 1), ("[1", 2), ("[1,]", 3), ("[1 2]", 3), ("{", 1), ("{1:2}", 1), ("{\"a\"}", 4),
            ("{\"a\":}", 5), ("{\"a\":1,}", 7), ("{\"a\":1]", 6), ("[1}", 2), ("01", 1), ("-", 1), ("1.", 2), ("1e", 2),
            (".5", 0), ("+1", 0), ("tru", 0), ("nul", 0), ("\"a", 2), ("\"\\x\"", 1), ("\"\\u12g4\"", 5),
            ("\"\u{1}\"", 1),
            ("\"\\uDE00\"", 1), ("\"\\uD83D\"", 1), ("\"\\uD83Dx\"", 1), ("\"\\uD83D\\u0041\"", 1), ("1 1", 2),
            ("[] ]", 3),
            ("NaN", 0), ("// c\n1", 0), (String(repeating: "[", count: 513), 512),
        ]
        for (text, expected) in texts { #expect(offset(ofMistakeIn: text) == expected, "\(text)") }
    }

    @Test("A place is counted in lines and characters")
    func positions() {
        let text = "ab\né🧮x\r\n"
        let places = [0, 2, 3, 5, 9, 12]
            .map { offset in
                Array(text.utf8).withUnsafeBytes { TextPosition(of: offset, in: $0).description }
            }
        #expect(
            places == [
                "line 1, column 1", "line 1, column 3", "line 2, column 1", "line 2, column 2", "line 2, column 3",
                "line 3, column 1",
            ]
        )
    }
}
