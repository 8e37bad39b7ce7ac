import Testing
import TimetrackScreen

@Suite("A line that is typed")
struct LineEditorTests {
    @Test(arguments: [
        ([Key.left, .left, .character("x")], "abcx d"), ([.home, .delete], "bc d"), ([.home, .backspace], "abc d"),
        ([.backspace, .backspace], "abc"), ([.control("w")], "abc "), ([.control("w"), .control("w")], ""),
        ([.control("u")], ""), ([.home, .right, .control("k")], "a"), ([.left, .control("u")], "d"),
        ([.end, .right, .delete, .tab, .up], "abc d"), ([.control("a"), .control("f"), .character("é")], "aébc d"),
        ([.character("\u{301}")], "abc d\u{301}"), ([.character("\u{202E}"), .character("\u{9B}")], "abc d"),
    ])
    func changesWithKeys(_ keys: [Key], _ expected: String) {
        var editor = LineEditor("abc d")
        for key in keys { #expect(editor.press(key) == .editing) }
        #expect(editor.text == expected)
    }

    @Test func ends() {
        var editor = LineEditor("abc")
        #expect(editor.press(.enter) == .entered)
        #expect(editor.press(.escape) == .dismissed)
        #expect(editor.text == "abc")
    }

    @Test func showsThePartAroundTheCursor() {
        var editor = LineEditor("0123456789")
        #expect(editor.visible(columns: 20).text == "0123456789")
        #expect(editor.visible(columns: 20).cursor == 10)
        #expect(editor.visible(columns: 5).text == "6789")
        #expect(editor.visible(columns: 5).cursor == 4)
        _ = editor.press(.home)
        #expect(editor.visible(columns: 5).text == "0123")
        #expect(editor.visible(columns: 5).cursor == 0)
        let wide = LineEditor("会議と計画")
        #expect(wide.visible(columns: 6).text == "計画")
        #expect(wide.visible(columns: 6).cursor == 4)
    }

    @Test func hasAnEnd() {
        var editor = LineEditor()
        for _ in 0..<4_000 { _ = editor.press(.character("a")) }
        #expect(editor.text.count == 3_000)
    }
}
