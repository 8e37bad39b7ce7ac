import Foundation
import ProgramFixtures
import Testing

/// The page of a running server in a browser, looked at after each step.
struct ServerPage {
    let page: BrowserPage

    /// What may stand in no page.
    let secrets: [String]

    /// Fills a field, whatever it has.
    func fill(_ selector: String, _ text: String) async throws {
        try await page.value(of: "document.querySelector('\(selector)').value = ''")
        try await page.type(text, into: selector)
    }

    /// Waits until an element has a text.
    func wait(_ selector: String, says text: String) async throws {
        try await page.wait(for: "\"\(text)\" in \(selector)") { try await page.text(selector).contains(text) }
    }

    /// Presses the button that says yes to the question that is open.
    func agree() async throws {
        try await page.wait(for: "the question") { try await page.count("dialog[open]") == 1 }
        try await page.click("#question-yes")
    }

    /// Goes on with the Tab key until a condition on the element with the focus, `e`, holds.
    func tab(to condition: String) async throws {
        for _ in 0..<60 {
            try await page.press("\u{E004}")
            let isThere = try await page.value(of: "((e) => \(condition))(document.activeElement)")
            if isThere == "true" { return }
        }
        Issue.record("The Tab key does not lead to \(condition).")
    }

    /// Checks a step by day, by night and on a phone, and keeps pictures of it.
    func check(_ step: String) async throws {
        for (look, width, isDark) in [("light", 1200, false), ("dark", 1200, true), ("phone", 360, false)] {
            try await page.look(width: width, isDark: isDark)
            #expect(try await PageCheck.problems(of: page) == "", "\(step), \(look)")
            try await Artefacts.keep(page.screenshot(), as: "walk-\(step)-\(look).png")
        }
        try await page.look(width: 1200, isDark: false)
        let source = try await page.source()
        for secret in secrets { #expect(!source.contains(secret), "\(step)") }
    }
}
