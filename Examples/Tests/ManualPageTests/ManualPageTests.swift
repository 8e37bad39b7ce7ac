import Foundation
import Testing

@testable import manual_page

@Suite("Manual page")
struct ManualPageTests {
    private static func page(_ json: String) throws -> [String] {
        let document = try JSONDecoder().decode(HelpDocument.self, from: Data(json.utf8))
        let page = ManualPage(
            command: document.command,
            date: "November 21, 2026",
            appendix: [.init(title: "FILES", entries: [("~/.config", "A folder.")])]
        )
        return page.text.components(separatedBy: "\n")
    }

    private static let help = """
        {"serializationVersion": 0, "command": {
          "commandName": "track", "abstract": "Track time.", "shouldDisplay": true,
          "discussion": "Run `track start` once. It begins.\\n\\n  track start\\n  .hidden\\n\\nExit status: 0.",
          "subcommands": [
            {"commandName": "start", "superCommands": ["track"], "abstract": "Begin.", "shouldDisplay": true,
             "arguments": [
               {"kind": "positional", "valueName": "what", "abstract": "What.", "isOptional": true, "isRepeating": false, "shouldDisplay": true},
               {"kind": "option", "names": [{"kind": "short", "name": "p"}, {"kind": "long", "name": "project"}], "valueName": "name",
                "abstract": "Project.", "defaultValue": "none", "isOptional": true, "isRepeating": true, "shouldDisplay": true},
               {"kind": "flag", "names": [{"kind": "long", "name": "json"}], "valueName": "json", "abstract": "JSON.", "isOptional": true,
                "isRepeating": false, "shouldDisplay": true}]},
            {"commandName": "auth", "superCommands": ["track"], "shouldDisplay": true, "subcommands": [
              {"commandName": "log-in", "superCommands": ["track", "auth"], "abstract": "Enter.", "shouldDisplay": true,
               "arguments": [
                 {"kind": "positional", "valueName": "key", "isOptional": true, "isRepeating": true, "shouldDisplay": false},
                 {"kind": "flag", "names": [{"kind": "long", "name": "json"}], "valueName": "json", "abstract": "JSON.", "isOptional": true,
                  "isRepeating": false, "shouldDisplay": true}]}]},
            {"commandName": "help", "superCommands": ["track"], "shouldDisplay": true}
          ]}}
        """

    @Test func namesTheProgramInAPhrase() throws {
        let lines = try Self.page(Self.help)
        #expect(
            lines.starts(with: [
                ".Dd November 21, 2026", ".Dt TRACK 1", ".Os", ".Sh NAME", ".Nm track", ".Nd track time",
            ])
        )
    }

    @Test func showsEveryCommandThatDoesSomethingAndNoGroupOfThem() throws {
        let headings = try Self.page(Self.help).filter { $0.hasPrefix(".Ss ") }
        #expect(headings == [".Ss track start", ".Ss track auth log\\-in"])
    }

    @Test func explainsOnceWhatEveryCommandHas() throws {
        let lines = try Self.page(Self.help)
        #expect(lines.filter { $0 == ".It Fl \\-json" }.count == 1)
        #expect(lines.contains(".Sh OPTIONS OF EVERY COMMAND"))
    }

    @Test func saysHowACommandIsCalled() throws {
        let lines = try Self.page(Self.help)
        #expect(lines.contains(".Op Ar \"what\""))
        #expect(lines.contains(".Op Fl \\-project Ar \"name\" ..."))
        #expect(lines.contains(".It Fl p , Fl \\-project Ar \"name\""))
        #expect(lines.contains("Without the option: none."))
        #expect(!lines.contains { $0.contains("key") })
    }

    @Test func keepsIndentedLinesAndStartsALineWithEachSentence() throws {
        let lines = try Self.page(Self.help)
        #expect(lines.contains("Run \\fBtrack start\\fP once."))
        #expect(lines.contains("It begins."))
        let example = try #require(lines.firstIndex(of: ".Bd -literal -offset indent"))
        #expect(lines[(example + 1)...].starts(with: ["track start", "\\&.hidden", ".Ed", ".Pp", "Exit status: 0."]))
    }

    @Test func keepsLinesShortAsTheFormatterCountsThem() {
        let lines = ManualText.sentences(String(repeating: "… ", count: 20))
        #expect(lines.map { $0.split(separator: " ").count } == [9, 9, 2])
    }

    @Test func printsNothingAsACommandOfTheFormatter() {
        #expect(ManualText.sentences(".Dd 'x' a\\b") == ["\\&.Dd 'x' a\\eb"])
        #expect(ManualText.sentences("'x'") == ["\\&'x'"])
    }
}
