import Foundation
import HummingbirdTesting
import ProgramFixtures
import ServerPages
import Testing

@Suite("The page in a browser") struct BrowserWalkTests {
    @Test(
        "A person signs in, connects, sees the week, runs a timer, disconnects and signs out",
        .timeLimit(.minutes(3))
    )
    func walk() async throws {
        let platform = StubPlatform()
        try await platform.app()
            .test(.live) { client in
                let address = "http://localhost:\(try #require(client.port))/"
                try await Browser.run { page in
                    try await page.look(width: 1200, isDark: false)
                    try await page.open(address)
                    try await signIn(page)
                    try await connect(page)
                    try await keepPictures(page, "week")
                    try await timer(page, platform)
                    try await issue(page)
                    try await disconnect(page)
                    try await page.click("[data-action=sign-out]")
                    try await page.wait(for: "the form") { try await page.count("[data-form=sign-in]") == 1 }
                    // Each refusal that was asked for is one, and nothing else is.
                    let complaints = try await page.complaints()
                    #expect(complaints.count == 2, "\(complaints)")
                    #expect(complaints.allSatisfy { $0.contains("the server responded with a status of 4") })
                }
            }
        #expect(platform.current.complaints == [])
        #expect(platform.current.bodies.contains { $0.contains("{\"apiKey\":\"good-key\",\"workspaceId\":\"w-18\"}") })
        #expect(
            platform.current.bodies.contains {
                $0.contains("{\"description\":\"Write the manual\",\"projectId\":\"b\"}")
            }
        )
    }

    @Test("Every thing on the page can be reached and used by keyboard", .timeLimit(.minutes(2)))
    func keyboard() async throws {
        let platform = StubPlatform()
        try await platform.app()
            .test(.live) { client in
                let address = "http://localhost:\(try #require(client.port))/"
                try await Browser.run { page in
                    try await page.open(address)
                    try await page.press("\u{E004}")
                    #expect(try await page.value(of: "document.activeElement.textContent") == "Skip to the content")
                    #expect(
                        try await page.value(of: "getComputedStyle(document.activeElement).outlineStyle") == "solid"
                    )
                    try await page.press("\u{E004}")
                    #expect(try await page.value(of: "document.activeElement.id") == "token")
                    try await page.press("good-token\u{E007}")
                    try await page.wait(for: "the connections") { try await page.count("#clockify-key") == 1 }
                    try await page.click("#clockify-key")
                    try await page.press("good-key\u{E007}")
                    try await page.wait(for: "the workspaces") {
                        try await page.value(of: "document.activeElement.id") == "workspace"
                    }
                    try await page.press("\u{E004}\u{E007}")
                    try await page.wait(for: "the week") { try await page.count(".bars") == 1 }
                    #expect(platform.current.isConnected)
                    try await page.click("[data-action=disconnect-clockify]")
                    try await page.wait(for: "the question") { try await page.count("dialog[open]") == 1 }
                    try await page.press("\u{E00C}")
                    try await page.wait(for: "no question") { try await page.count("dialog[open]") == 0 }
                    #expect(platform.current.isConnected)
                }
            }
    }

    @Test("Hostile names stay text, and a long one does not widen a phone's page", .timeLimit(.minutes(2)))
    func hostileNames() async throws {
        let texts = HostileTextTests.texts + [String(repeating: "W", count: 10_000), "\u{202E}reversed", "two\nlines"]
        let weeks = WrittenWeeks { request in
            var contents = PageFixture.contents(request)
            contents.workspaceName = texts.joined()
            contents.projects = texts.map { WeekProject(id: $0, name: $0, color: $0) }
            contents.entries = texts.map { text in
                WeekEntry(id: text, text: text, projectID: text, start: PageFixture.now - 3600, end: PageFixture.now)
            }
            contents.running = nil
            contents.runningIssues = texts.map { RunningIssue(issueKey: $0, comment: $0, start: PageFixture.now) }
            contents.notices = texts
            return contents
        }
        try await PageFixture.app(.local, weeks, signedInAs: "<img src=x onerror=alert(1)>")
            .test(.live) { client in
                let address = "http://localhost:\(try #require(client.port))/"
                try await Browser.run { page in
                    try await page.look(width: 360, isDark: false)
                    try await page.open(address)
                    #expect(try await page.count(".entries li") == texts.count)
                    #expect(try await page.text(".entries").contains("<script>alert(1)</script>"))
                    #expect(try await page.value(of: "document.scripts.length") == "1")
                    #expect(try await page.value(of: "document.images.length") == "0")
                    let names =
                        "[...document.querySelectorAll('*')].flatMap((e) => [...e.attributes].map((a) => a.name))"
                    #expect(try await page.value(of: "\(names).filter((name) => name.startsWith('on')).length") == "0")
                    #expect(try await page.value(of: "document.documentElement.scrollWidth <= 360") == "true")
                    #expect(try await page.complaints() == [])
                    try await Artefacts.keep(page.screenshot(), as: "server-hostile-phone.png")
                }
            }
    }

    private func signIn(_ page: BrowserPage) async throws {
        try await keepPictures(page, "sign-in")
        try await page.type("old-token", into: "#token")
        try await page.click("[data-form=sign-in] button")
        try await page.wait(for: "the refusal") { try await page.text("#alert").contains("has expired") }
        try await page.value(of: "document.getElementById('token').value = ''")
        try await page.type("good-token", into: "#token")
        try await page.click("[data-form=sign-in] button")
        try await page.wait(for: "the name") { try await page.text(".who").contains("ada@example.com") }
        #expect(try await page.text("#status") == "You are signed in.")
        let cookies = try await page.cookies()
        #expect(cookies.map(\.name) == ["session"])
        #expect(cookies.allSatisfy { $0.isHTTPOnly && $0.sameSite == "Strict" })
    }

    private func connect(_ page: BrowserPage) async throws {
        try await page.type("bad-key", into: "#clockify-key")
        try await page.click("#check-key")
        try await page.wait(for: "the refusal") { try await page.text("#alert").contains("refuses this key") }
        try await page.value(of: "document.getElementById('clockify-key').value = ''")
        try await page.type("good-key", into: "#clockify-key")
        try await page.click("#check-key")
        try await page.wait(for: "the workspaces") { try await page.count("#workspace option") == 2 }
        #expect(try await page.text("#workspace").contains("<b>Compilers</b>"))
        try await keepPictures(page, "connect")
        try await page.click("[data-action=save-clockify]")
        try await page.wait(for: "the week") { try await page.count(".bars") == 1 }
        #expect(try await page.text("#clockify-source") == "your key, workspace Analytical Engines")
        #expect(try await page.text(".total") == "10:35")
        #expect(!(try await page.source().contains("good-key")))
    }

    private func timer(_ page: BrowserPage, _ platform: StubPlatform) async throws {
        try await page.type("Write the manual", into: "#description")
        try await page.click("#project option[value=b]")
        try await page.click("[data-form=start-timer] button")
        try await page.wait(for: "the clock") { try await page.count(".clock") == 1 }
        #expect(platform.current.running != nil)
        // It began 65 seconds before the page was made, and the clock goes on.
        try await page.wait(for: "a clock that runs") { try await page.text(".clock") > "0:01:06" }
        try await keepPictures(page, "timer")
        try await page.click("[data-action=stop-timer]")
        try await page.wait(for: "no clock") { try await page.count(".clock") == 0 }
        #expect(platform.current.running == nil)
    }

    private func issue(_ page: BrowserPage) async throws {
        try await page.type("PROJ-7", into: "#issue")
        try await page.click("[data-form=start-issue] button")
        try await page.wait(for: "the issue") { try await page.text(".issues").contains("PROJ-7") }
        try await page.click("[data-action=stop-issue]")
        try await page.wait(for: "no issue") { try await page.count(".issues li") == 0 }
        try await page.type("clockwork-token", into: "#clockwork-token")
        try await page.type("712020:ada", into: "#account")
        try await page.click("[data-action=validate-clockwork]")
        try await page.wait(for: "the verdict") { try await page.text("#alert").contains("refuses this token") }
    }

    private func disconnect(_ page: BrowserPage) async throws {
        try await page.click("[data-action=disconnect-clockify]")
        try await page.wait(for: "the question") { try await page.count("dialog[open]") == 1 }
        try await page.click("#question-yes")
        try await page.wait(for: "the form") { try await page.text("#clockify-source") == "no key yet" }
        #expect(try await page.text("main").contains("You disconnected Clockify."))
        #expect(try await page.count("[data-action=use-shared-clockify]") == 1)
        try await keepPictures(page, "disconnected")
    }

    /// Keeps the page as it looks by day, by night and on a phone, where it may not be wider than the screen.
    private func keepPictures(_ page: BrowserPage, _ name: String) async throws {
        try await Artefacts.keep(page.screenshot(), as: "server-\(name)-light.png")
        try await page.look(width: 1200, isDark: true)
        try await Artefacts.keep(page.screenshot(), as: "server-\(name)-dark.png")
        try await page.look(width: 360, isDark: false)
        #expect(try await page.value(of: "document.documentElement.scrollWidth <= 360") == "true", "\(name)")
        try await Artefacts.keep(page.screenshot(), as: "server-\(name)-phone.png")
        try await page.look(width: 1200, isDark: false)
    }
}
