import ClockifyAPI
import Foundation
import HTTPTypes
import ServerTokens
import ServerUsers
import Testing
import TimeTrackingKit
import TimeTrackingSandbox
import TimeTrackingTesting

@testable import ServerPages

@Suite("Weeks from Clockify") struct ClockifyWeekSourceTests {
    private static let ada = "ac0000000000000000000001"

    @Test("A person with a key sees the own week, in the zone of the profile")
    func own() async throws {
        let fixture = try SandboxWeek()
        try await fixture.connect()
        let contents = try await fixture.week()
        #expect(contents.notices == [])
        #expect(contents.clockify == TokenState(.own))
        #expect(contents.clockwork == TokenState(.none))
        #expect(contents.workspaceName == "Analytical Engines")
        #expect(contents.week.timeZone.identifier == "Europe/Berlin")
        #expect(contents.entries.compactMap(\.text).sorted() == ["Note G", "Note G", "Translate Menabrea"])
        #expect(contents.projects.contains { $0.name == "Difference Engine" && $0.isArchived })
        #expect(contents.hasTimer && contents.running == nil)
        let event = try #require(fixture.audit.events.first)
        #expect(fixture.audit.events.count == 1)
        #expect(event.action == .read && event.source == "user" && event.result == "ok" && event.requestID == "r1")
    }

    @Test("A timer that runs since last week is shown, and counts for this week")
    func longTimer() async throws {
        let fixture = try SandboxWeek()
        try await fixture.connect()
        fixture.transport.change { sandbox in
            sandbox.content.timeEntries.append(
                Sandbox.Content.TimeEntry(
                    id: "f00000000000000000000099",
                    workspace: SandboxWeek.engines,
                    user: Self.ada,
                    description: "Forgotten",
                    start: PageFixture.moment("2026-01-02T10:00:00Z"),
                    end: nil
                )
            )
        }
        let contents = try await fixture.week()
        #expect(contents.running?.text == "Forgotten")
        #expect(contents.entries.count == 4)
        let hours = WeekHours(contents.entries, in: contents.week, now: SandboxWeek.now)
        // From midnight in Berlin on Monday to ten o'clock on Tuesday.
        #expect(hours.projects.first == WeekHours.Part(project: nil, seconds: 122_400))
    }

    @Test("Without a key nothing is asked, and the shared one is not offered where there is none")
    func noKey() async throws {
        let fixture = try SandboxWeek()
        let contents = try await fixture.week()
        #expect(contents.clockify == TokenState(.none))
        #expect(!contents.hasEntries && !contents.hasTimer && !contents.isUnavailable)
        #expect(fixture.transport.count == 0)
        #expect(fixture.audit.events.isEmpty)
    }

    @Test("The shared key reads the one workspace, for the person whom the rules name, and no profile")
    func shared() async throws {
        var fixture = try SandboxWeek()
        fixture.hasShared = true
        fixture.rules = SharedTokenRules(spenders: .signedIn, workspaceID: SandboxWeek.engines)
        let unknown = try await fixture.week()
        #expect(unknown.clockify == TokenState(.shared, isReadOnly: true))
        #expect(unknown.notices.first?.contains("does not know who you are") == true)
        #expect(fixture.transport.count == 0)

        let shared = "ac0000000000000000000003"
        fixture.rules.accounts.ofUsers = [fixture.user.id: [.clockify: [shared]]]
        fixture.transport.change { $0.isRecording = true }
        let contents = try await fixture.week()
        #expect(contents.notices == [])
        #expect(contents.hasEntries)
        #expect(contents.week.timeZone == .gmt)
        let paths = fixture.transport.records.map(\.path)
        #expect(!paths.isEmpty)
        #expect(!paths.contains("/api/v1/user"))
        #expect(paths.filter { $0.contains("/user/") }.allSatisfy { $0.contains("/user/\(shared)/") })
        #expect(fixture.audit.events.last?.source == "environment")
    }

    @Test("The shared key does not take the place of the key of somebody who disconnected, but is offered")
    func disconnected() async throws {
        var fixture = try SandboxWeek()
        fixture.hasShared = true
        fixture.rules = SharedTokenRules(spenders: .signedIn, workspaceID: SandboxWeek.engines)
        fixture.standings.set([.clockify])
        let contents = try await fixture.week()
        #expect(contents.clockify == TokenState(.none, isDisconnected: true, offersShared: true))
        #expect(fixture.transport.count == 0)
        fixture.rules.spenders = .nobody
        #expect(try await fixture.week().clockify == TokenState(.none, isDisconnected: true))
    }

    @Test("When the store or the records cannot be read, nothing is asked with any key")
    func unreadable() async throws {
        var locked = try SandboxWeek(faults: [.on(.read, call: .every, .fail(.locked))])
        locked.hasShared = true
        locked.rules = SharedTokenRules(spenders: .anybody, workspaceID: SandboxWeek.engines)
        var unrecorded = try SandboxWeek()
        unrecorded.hasShared = true
        unrecorded.rules = locked.rules
        unrecorded.standings.set([], isReadable: false)
        for fixture in [locked, unrecorded] {
            let contents = try await fixture.week()
            #expect(contents.isUnavailable)
            #expect(contents.clockify == TokenState(.unknown))
            #expect(contents.clockwork == TokenState(.unknown))
            #expect(contents.notices.count == 2)
            #expect(fixture.transport.count == 0)
        }
    }

    @Test("A key that Clockify refuses is to be replaced")
    func refused() async throws {
        let fixture = try SandboxWeek()
        try await fixture.connect("no-such-key")
        let contents = try await fixture.week()
        #expect(contents.clockify == TokenState(.own, needsReplacement: true))
        #expect(contents.notices.count == 1)
        #expect(contents.notices.first?.hasPrefix("Clockify refuses your key.") == true)
        #expect(fixture.audit.events.last?.result == "unauthorized")
    }

    @Test("A key that was saved without a workspace is to be entered again")
    func noWorkspace() async throws {
        let fixture = try SandboxWeek()
        try await fixture.connect(workspace: nil)
        let contents = try await fixture.week()
        #expect(contents.clockify.needsReplacement)
        #expect(!contents.hasEntries)
    }

    @Test("What one call cannot read is said once, and the rest is shown")
    func partly() async throws {
        let fixture = try SandboxWeek()
        try await fixture.connect()
        let list = "/api/v1/workspaces/\(SandboxWeek.engines)/projects"
        fixture.transport.change { sandbox in
            sandbox.faults.rules = [
                Sandbox.Faults.Rule(.tooManyRequests(retryAfter: 7), of: Sandbox.Faults.Requests(.get, list))
            ]
        }
        let contents = try await fixture.week()
        #expect(contents.notices == ["Clockify takes no more requests just now. Wait 7 seconds, then reload the page."])
        #expect(contents.entries.count == 3)
        #expect(contents.projects.isEmpty)
        let view = HomeView(contents, now: SandboxWeek.now)
        #expect(view.chart?.legend.map(\.projectName) == ["Another project (1)", "Another project (2)"])
    }

    @Test("When Clockify cannot be reached the page says so once and keeps the forms")
    func unreachable() async throws {
        for effect in [Sandbox.Faults.Effect.resetBeforeActing, .answer(.badGateway)] {
            let fixture = try SandboxWeek()
            try await fixture.connect()
            fixture.transport.change { $0.faults.rules = [Sandbox.Faults.Rule(effect)] }
            let contents = try await fixture.week()
            #expect(contents.notices.count == 1)
            #expect(contents.notices.first?.hasPrefix("Clockify cannot be reached now") == true)
            #expect(contents.clockify == TokenState(.own))
            #expect(!contents.isUnavailable)
            let page = try PageTemplate.text(view(of: contents))
            #expect(page.contains("Replace your key"))
        }
    }

    @Test("A list without an end ends, and the page is made")
    func endless() async throws {
        let fixture = try SandboxWeek()
        try await fixture.connect()
        fixture.transport.change { $0.faults.hasEndlessPages = true }
        let contents = try await fixture.week()
        #expect(contents.entries.count <= ClockifyWeekSource.maximumCount)
        #expect(fixture.transport.count < 100)
        #expect(!(try PageTemplate.text(view(of: contents)).isEmpty))
    }

    @Test("No key is in the page or in what it is made of")
    func secrecy() async throws {
        let canary = SecretCanary()
        let fixture = try SandboxWeek()
        let key = canary.secret.withRevealedBytes { String(decoding: $0, as: UTF8.self) }
        fixture.transport.change { sandbox in
            for index in sandbox.content.accounts.indices where sandbox.content.accounts[index].id == Self.ada {
                sandbox.content.accounts[index].clockifyKey = key
            }
        }
        try await fixture.connect(key)
        let contents = try await fixture.week()
        #expect(contents.entries.count == 3)
        let detector = LeakDetector(canary)
        #expect(detector.leaks(inPrintsOf: contents).isEmpty)
        #expect(detector.leaks(inPrintsOf: fixture.audit.events).isEmpty)
        #expect(detector.leaks(inPrintsOf: try PageTemplate.text(view(of: contents))).isEmpty)
    }

    private func view(of contents: WeekContents) -> PageView {
        var view = PageView(csrfToken: nil)
        view.home = HomeView(contents, now: SandboxWeek.now)
        return view
    }
}
