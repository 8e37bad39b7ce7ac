import Foundation
import ProgramFixtures
import Testing
import TimeTrackingSandbox

/// A person and a browser before the whole of timetrack-server, with the sandbox in the place of both services.
@Suite(.timeLimit(.minutes(5)))
struct ServerWalkTests {
    @Test func signsInConnectsTracksTimeDisconnectsAndSignsOut() async throws {
        try await ServerFixture.run { fixture in
            let session = try await fixture.session(of: "ada@example.com")
            try await Browser.run { page in
                let walk = ServerPage(
                    page: page,
                    secrets: [ServerFixture.Token.adaClockify, ServerFixture.Token.adaClockwork, session]
                )
                try await page.look(width: 1200, isDark: false)
                try await page.open(fixture.server.address + "/")
                try await signIn(walk, session)
                try await connect(walk)
                try await week(walk, fixture.server.address)
                try await timer(walk)
                try await clockwork(walk)
                try await disconnect(walk)
                try await page.click("[data-action=sign-out]")
                try await walk.wait("h1", says: "Sign in")
                try await walk.check("9-signed-out")
                // The refusals that were asked for, and nothing of a policy or a script.
                let complaints = try await page.complaints()
                #expect(complaints.count == 3, "\(complaints)")
                #expect(complaints.allSatisfy { $0.contains("the server responded with a status of 4") })
            }
        }
    }

    @Test func signsInByADevelopmentTokenAndRunsATimerByKeyboardAlone() async throws {
        try await ServerFixture.run { fixture in
            let made = try await fixture.server.folder.command("dev-token", "--user", "ada")
            #expect(made.status == 0, "\(made.errors)")
            let token = made.output.trimmingCharacters(in: .newlines)
            try await Browser.run { page in
                let walk = ServerPage(page: page, secrets: [ServerFixture.Token.adaClockify, token])
                try await page.open(fixture.server.address + "/")
                try await walk.tab(to: "e.id === 'token'")
                try await page.press(token + "\u{E007}")
                try await walk.wait(".who", says: "ada")
                try await walk.tab(to: "e.id === 'clockify-key'")
                try await page.press(ServerFixture.Token.adaClockify + "\u{E007}")
                try await page.wait(for: "the workspaces") {
                    try await page.value(of: "document.activeElement.id") == "workspace"
                }
                try await page.press("\u{E004}\u{E007}")
                try await walk.wait("#status", says: "Clockify is connected.")
                try await walk.tab(to: "e.id === 'description'")
                #expect(try await page.value(of: "getComputedStyle(document.activeElement).outlineStyle") == "solid")
                try await page.press("Note A\u{E004}No")
                try await walk.tab(to: "e.type === 'submit' && e.form.dataset.form === 'start-timer'")
                try await page.press("\u{E007}")
                try await walk.wait("#status", says: "The timer runs.")
                #expect(try await page.text("[aria-labelledby=timer-title]").contains("Note A"))
                try await walk.tab(to: "e.dataset.action === 'stop-timer'")
                try await page.press("\u{E007}")
                try await walk.wait("#status", says: "The timer stopped.")
                #expect(try await page.count(".clock") == 0)
                try await walk.tab(to: "e.dataset.action === 'sign-out'")
                try await page.press("\u{E007}")
                try await walk.wait("h1", says: "Sign in")
                #expect(try await page.complaints() == [])
            }
        }
    }

    private func signIn(_ walk: ServerPage, _ session: String) async throws {
        let page = walk.page
        try await walk.check("1-sign-in")
        // A screen reader announces what changes in the very element that was there before.
        try await page.value(of: "window.announced = document.getElementById('alert')")
        try await walk.fill("#token", "no-token")
        try await page.click("[data-form=sign-in] button")
        try await page.wait(for: "a refusal") { try await !page.text("#alert").isEmpty }
        #expect(try await page.value(of: "window.announced.isConnected") == "true")
        #expect(try await page.value(of: "window.announced.textContent").contains("three parts with dots"))
        try await walk.check("1-sign-in-refused")
        try await walk.fill("#token", session)
        try await page.click("[data-form=sign-in] button")
        try await walk.wait(".who", says: "ada@example.com")
        #expect(try await page.cookies().allSatisfy { $0.isHTTPOnly && $0.sameSite == "Strict" })
        try await walk.check("2-signed-in")
    }

    private func connect(_ walk: ServerPage) async throws {
        let page = walk.page
        try await walk.fill("#clockify-key", "not-a-key")
        try await page.click("#check-key")
        try await walk.wait("#alert", says: "Clockify does not accept this key; check that you copied all of it")
        try await walk.check("3-wrong-key")
        try await walk.fill("#clockify-key", ServerFixture.Token.adaClockify)
        try await page.click("#check-key")
        try await page.wait(for: "the workspaces") { try await page.count("#workspace option") == 1 }
        #expect(try await page.text("#workspace") == "Analytical Engines")
        try await walk.check("3-workspace")
        try await page.click("[data-action=save-clockify]")
        try await walk.wait("#status", says: "Clockify is connected.")
        #expect(try await page.text("#clockify-source") == "your key, workspace Analytical Engines")
        try await walk.check("4-connected")
    }

    private func week(_ walk: ServerPage, _ address: String) async throws {
        let page = walk.page
        try await page.open(address + "/?week=2026-01-06")
        #expect(try await page.text(".total") == "9:46")
        #expect(try await page.count(".bars tbody tr") == 7)
        #expect(try await page.text(".totals").contains("Bernoulli Numbers"))
        #expect(try await page.text("[aria-labelledby=entries-title]").contains("Translate Menabrea"))
        #expect(try await page.text(".sources").contains("Europe/Berlin"))
        // Both have the service's first colour, and must not look alike.
        let shades = "[...document.querySelectorAll('.totals rect')].map((e) => getComputedStyle(e).fill)"
        #expect(try await page.value(of: "new Set(\(shades)).size") == "2")
        try await walk.check("4-week")
        try await page.open(address + "/")
    }

    private func timer(_ walk: ServerPage) async throws {
        let page = walk.page
        try await walk.fill("#description", "Write the manual")
        try await page.click("#project option:nth-child(3)")
        try await page.click("[data-form=start-timer] button")
        try await walk.wait("#status", says: "The timer runs.")
        #expect(try await page.text("[aria-labelledby=timer-title]").contains("Write the manual"))
        #expect(try await page.text("[aria-labelledby=timer-title]").contains("Notes"))
        try await page.wait(for: "a clock that runs") { try await page.text(".clock") > "0:00:01" }
        try await walk.check("5-timer")
        try await page.click("[data-action=stop-timer]")
        try await walk.wait("#status", says: "The timer stopped.")
        #expect(try await page.count(".clock") == 0)
        #expect(try await page.text("[aria-labelledby=entries-title]").contains("Write the manual"))
    }

    private func clockwork(_ walk: ServerPage) async throws {
        let page = walk.page
        try await walk.fill("#clockwork-token", "not-a-token")
        try await walk.fill("#account", "712020:ada")
        try await page.click("[data-action=validate-clockwork]")
        try await walk.wait("#alert", says: "Clockwork does not accept this token; check that you copied all of it")
        try await walk.fill("#clockwork-token", ServerFixture.Token.adaClockwork)
        try await page.click("[data-action=validate-clockwork]")
        try await walk.wait("#status", says: "Clockwork accepts the token.")
        try await page.click("[data-form=connect-clockwork] button")
        try await walk.wait("#status", says: "Clockwork is connected.")
        #expect(try await page.text("#clockwork-source") == "your token")
        try await walk.check("6-clockwork")
        try await walk.fill("#issue", "ENGINE-1")
        try await page.click("[data-form=start-issue] button")
        try await walk.wait(".issues", says: "ENGINE-1")
        try await walk.fill("#issue", "ENGINE-1")
        try await page.click("[data-form=start-issue] button")
        try await walk.wait("#alert", says: "A timer for ENGINE-1 runs already.")
        try await walk.check("6-issue")
        try await page.click("[data-action=stop-issue]")
        try await walk.wait("#status", says: "The timer of ENGINE-1 stopped.")
        #expect(try await page.count(".issues li") == 0)
        try await page.click("[data-action=remove-clockwork]")
        try await walk.agree()
        try await walk.wait("#status", says: "The Clockwork token is removed.")
        #expect(try await page.count("[data-form=start-issue]") == 0)
    }

    private func disconnect(_ walk: ServerPage) async throws {
        let page = walk.page
        try await page.click("[data-action=disconnect-clockify]")
        try await page.wait(for: "the question") { try await page.count("dialog[open]") == 1 }
        try await walk.check("7-question")
        try await walk.agree()
        try await walk.wait("#status", says: "Clockify is disconnected.")
        #expect(try await page.text("main").contains("You disconnected Clockify. Enter a key to connect again."))
        #expect(try await page.count(".bars") == 0)
        try await walk.check("8-disconnected")
    }
}
