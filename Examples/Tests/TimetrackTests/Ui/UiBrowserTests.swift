import Foundation
import ProgramFixtures
import SandboxServer
import Testing
import TimeTrackingSandbox

@Suite("timetrack ui: in a browser", .timeLimit(.minutes(3)))
struct UiBrowserTests {
    @Test("The file opens the page; a person connects, sees the week, runs a timer and quits")
    func walk() async throws {
        try await SandboxFixture.run { sandbox in
            let home = sandbox.home.without("CLOCKIFY_API_KEY").without("CLOCKWORK_API_TOKEN")
            let run = try await RunningPage.run(in: home, [sandbox.endpoint], endsByItself: true) { page in
                try await Browser.run { browser in
                    try await browser.open("file://\(page.file)")
                    try await browser.wait(for: "the form") { try await browser.count("#clockify-key") == 1 }
                    #expect(try await browser.value(of: "location.pathname + location.search") == "/")
                    let cookies = try await browser.cookies()
                    #expect(cookies.count == 1)
                    #expect(cookies.allSatisfy { $0.isHTTPOnly && $0.sameSite == "Strict" })

                    try await browser.type(SandboxFixture.Token.adaClockify, into: "#clockify-key")
                    try await browser.click("#check-key")
                    try await browser.wait(for: "the workspaces") { try await browser.count("#workspace option") > 0 }
                    try await browser.click("[data-action=save-clockify]")
                    try await browser.wait(for: "the week") { try await browser.count(".bars") == 1 }
                    #expect(try await browser.text("#clockify-source").hasPrefix("your key in the file /"))
                    let source = try await browser.source()
                    #expect(!source.contains(SandboxFixture.Token.adaClockify))

                    try await browser.type("Note G", into: "#description")
                    try await browser.click("[data-form=start-timer] button")
                    try await browser.wait(for: "the clock") { try await browser.count(".clock") == 1 }
                    #expect(try await home.timetrack("status").output.contains("Running: Note G"))
                    try await Artefacts.keep(browser.screenshot(), as: "ui-timer.png")
                    try await browser.click("[data-action=stop-timer]")
                    try await browser.wait(for: "no clock") { try await browser.count(".clock") == 0 }
                    #expect(try await browser.complaints() == [])

                    try await browser.click("[data-action=quit]")
                    try await browser.wait(for: "the end") {
                        try await browser.text("main") == "The program has ended. You can close this page."
                    }
                }
            }
            #expect(run.status == 0)
        }
    }
}
