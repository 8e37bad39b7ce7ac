import Testing

@testable import TimetrackNames

@Suite("Words of shells")
struct ShellWordTests {
    @Test func quotesForBashAndEscapesForZsh() {
        #expect(ShellWord.word("it's $(x)", for: .bash) == "'it'\\''s $(x)'")
        #expect(ShellWord.word("a:b c", for: .zsh) == "a\\:b c")
        #expect(ShellWord.word("a\\:b", for: .zsh) == "a\\\\\\:b")
        #expect(ShellWord.word("a:b c", for: .fish) == "a:b c")
    }

    @Test(arguments: ["", "\u{1B}[2J", "a\nb", "a\tb", "\u{202E}x", "\u{200B}"])
    func offersNoNameThatATerminalWouldActOn(_ name: String) {
        #expect(ShellWord.word(name, for: .fish) == nil)
    }

    @Test(arguments: [
        ("The\\ Mill", "The Mill"), ("\"The Mill", "The Mill"), ("'it'\\''s'", "it's"), ("\"a\\\"b\"", "a\"b"),
        ("'a\\b'", "a\\b"), ("a\\", "a"),
    ])
    func readsWhatIsTyped(_ word: String, _ text: String) {
        #expect(ShellWord.text(word) == text)
    }

    @Test func joinsWhatBashHasSplit() {
        let words = [
            "timetrack", "--endpoint", "=", "http", ":", "//127.0.0.1", ":", "80", "-p", "The\\ Mill", "=", "x",
        ]
        let joined = ["timetrack", "--endpoint=http://127.0.0.1:80", "-p", "The Mill", "=", "x"]
        #expect(ShellWord.words(words, from: .bash) == joined)
        #expect(ShellWord.words(["a", ":", "b"], from: .zsh) == ["a", ":", "b"])
        #expect(ShellWord.words([":", "="], from: .bash) == [":="])
    }
}
