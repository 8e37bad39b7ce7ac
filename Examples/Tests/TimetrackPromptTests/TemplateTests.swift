import Testing

@testable import TimetrackPrompt

@Suite("Templates")
struct TemplateTests {
    private static let fields = ["description", "project", "elapsed", "none"]

    private static func value(_ name: String) -> String {
        switch name {
        case "description": "Review #1 100%"
        case "project": "会議と計画"
        case "elapsed": "1:05"
        default: ""
        }
    }

    @Test(arguments: [
        ("", ""), ("plain", "plain"), ("{elapsed}", "1:05"), ("{{elapsed}} }", "{elapsed} }"),
        ("a\\tb\\nc\\\\n\\x", "a\tb\nc\\n\\x"),
        ("{description:7}", "Review…"), ("{description:20}", "Review #1 100%"),
        ("{elapsed:<6}|", "1:05  |"), ("{elapsed:>6}|", "  1:05|"),
        ("{project:5}|", "会議…|"), ("{project:<12}|", "会議と計画  |"),
        ("{description|tmux}", "Review ##1 100%"), ("{description|zsh}", "Review #1 100%%"),
        ("{description:9|tmux}", "Review ##…"),
        ("{?project}[{project:5}]{/}", "[会議…]"), ("a{?none}[{none}]{/}b", "ab"), ("a{!none}-{/}b", "a-b"),
        ("{!project}x{/}", ""), ("{?elapsed}{?none}x{/}{!none}y{/}{/}", "y"),
    ])
    func areFilledIn(_ text: String, _ expected: String) throws {
        #expect(try Template(text, fields: Self.fields).text(Self.value) == expected)
    }

    @Test(arguments: [
        ("{nobody}", "asks for {nobody}; the fields are description, project, elapsed, none."), ("{}", "asks for {}"),
        ("{elapsed", "a { without a }"), ("{/}", "a {/} that ends nothing"),
        ("{?elapsed}x", "no {/} that ends {?elapsed}"), ("{elapsed:0}", "1 to 1000"), ("{elapsed:x}", "1 to 1000"),
        ("{elapsed|bash}", "tmux or zsh"), (String(repeating: "{?elapsed}", count: 10_000), "more than 16"),
    ])
    func sayWhatIsWrongWithThem(_ text: String, _ part: String) throws {
        let mistake = #expect(throws: TemplateMistake.self) { try Template(text, fields: Self.fields) }
        #expect(mistake?.message.contains(part) == true)
    }

    @Test func loseWhatATerminalWouldActOn() throws {
        let template = try Template("{description}", fields: Self.fields)
        let hostile = "Evil\u{1B}]0;x\u{7}\n\u{202E}txt{elapsed}"
        #expect(template.text { _ in hostile } == "Evil]0;x txt{elapsed}")
    }
}
