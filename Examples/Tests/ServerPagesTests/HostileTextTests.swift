import Foundation
import Testing

@testable import ServerPages

@Suite("Hostile text in the page") struct HostileTextTests {
    /// Texts that mean something to a browser, each with what must not be in the page for it.
    static let texts = [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onfocus='alert(1)", "{{csrfToken}}",
        "{{{csrfToken}}}", "</title><script>alert(1)</script>", "&lt;script&gt;", "<!--", "]]>", "javascript:alert(1)",
        // To the template library these are other characters than a quotation mark and an angle bracket.
        "\"\u{301} onfocus=alert(1) x=\"\u{301}", "<\u{338}script>", "\u{600}\" onfocus=alert(1)",
        "<\u{200D}img src=x>",
    ]

    private func page(_ text: String) async throws -> String {
        let weeks = WrittenWeeks { request in
            var contents = PageFixture.contents(request)
            contents.workspaceName = text
            contents.projects = [WeekProject(id: text, name: text, color: text)]
            let start = PageFixture.moment("2026-11-17T10:00:00Z")
            contents.entries = [WeekEntry(id: text, text: text, projectID: text, start: start, end: nil)]
            contents.running = contents.entries[0]
            contents.runningIssues = [RunningIssue(issueKey: text, comment: text, start: start)]
            contents.notices = [text]
            return contents
        }
        return try await PageFixture.page(of: weeks).text
    }

    @Test("No text makes a tag, an attribute or a comment of its own", arguments: texts)
    func escaped(_ text: String) async throws {
        let page = try await page(text)
        let plain = try await self.page("plain")
        // Whatever the text, the page has the same marks in the same places.
        for mark in ["<", ">", "\"", "'"] {
            let count = page.unicodeScalars.count { String($0) == mark }
            let expected = plain.unicodeScalars.count { String($0) == mark }
            #expect(count == expected, "\(mark) in a page with \(text)")
        }
        #expect(page.contains("csrf-ada"))
        #expect(page.ranges(of: "csrf-ada").count == 1)
    }

    @Test("A text of 10,000 characters is shortened, and one of towers of marks as well")
    func long() async throws {
        let plain = try await page("plain").utf8.count
        #expect(try await page(String(repeating: "W", count: 10_000)).utf8.count < plain + 40_000)
        #expect(PageText.shown(String(repeating: "W", count: 10_000)).unicodeScalars.count == 161)
        let tower = "a" + String(repeating: "\u{301}", count: 10_000)
        #expect(PageText.shown(tower).unicodeScalars.count == 5)
    }

    @Test("Characters that hide or reorder others are left out, and lines are joined")
    func invisible() {
        #expect(PageText.shown("a\u{202E}b\u{2066}c\u{200B}d\u{0}e\u{FEFF}") == "abcde")
        #expect(PageText.shown("  one\r\n\ttwo\u{2028}three ") == "one two three")
        #expect(PageText.shown("👩‍🔬 é ب") == "👩‍🔬 é ب")
        #expect(PageText.shown("\u{202E}\n") == "")
    }

    @Test("A colour is taken only when it is one")
    func colors() {
        #expect(PageText.color("#0B83D9") == "#0b83d9")
        for text in [nil, "", "red", "#fff", "#0B83D9;", "#0B83DG", "url(//x)", "#0B83D\"", "＃0B83D9"] {
            #expect(PageText.color(text) == nil)
        }
    }

    @Test("The template never takes a value as markup, and neither does the script")
    func sources() {
        #expect(!PageTemplate.source.contains("{{{"))
        #expect(!PageTemplate.source.contains("{{&"))
        #expect(!PageTemplate.source.contains("{{>"))
        #expect(!PageTemplate.source.contains("style="))
        #expect(PageTemplate.source.hasPrefix("{{% CONTENT_TYPE: PAGE}}"))
        for word in ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", ".style"] {
            #expect(!PageScript.text.contains(word))
        }
    }
}
