import Foundation
import HTTPTypes
import ProgramFixtures
import SandboxServer
import Synchronization
import Testing
import TimeTrackingSandbox
import TimetrackTime

@testable import timetrack

@Suite("timetrack start", .timeLimit(.minutes(2)))
struct StartTests {
    @Test func startsWithEverythingThatIsSaid() async throws {
        try await SandboxFixture.run { sandbox in
            let run = try await sandbox.timetrack("start", "Note G", "-p", "bernoulli numbers", "--no-billable")
            #expect(run.output == "Started Note G in Bernoulli Numbers at \(SandboxFixture.clock(0)).\n")
            #expect(run.errors == "")
            let entry = try #require(sandbox.todaysEntries.first)
            #expect(entry.start == SandboxFixture.now && entry.end == nil)
            #expect(entry.project == "d00000000000000000000001" && !entry.isBillable)
        }
    }

    @Test func billsAsTheProjectSays() async throws {
        try await SandboxFixture.run { sandbox in
            _ = try await sandbox.timetrack("start", "Note G", "-p", "Notes")
            #expect(sandbox.todaysEntries.map(\.isBillable) == [true])
        }
    }

    @Test func startsAtWholeSeconds() async throws {
        try await SandboxFixture.run { sandbox in
            _ = try await sandbox.timetrack("start", at: SandboxFixture.now.addingTimeInterval(0.7))
            #expect(sandbox.todaysEntries.map(\.start) == [SandboxFixture.now])
        }
    }

    @Test func startsInThePast() async throws {
        try await SandboxFixture.run { sandbox in
            let run = try await sandbox.timetrack("start", "Note G", "--at", "20m ago")
            #expect(run.output == "Started Note G at \(SandboxFixture.clock(20)).\n")
            #expect(sandbox.todaysEntries.map(\.start) == [SandboxFixture.minutesAgo(20)])
        }
    }

    @Test func saysTheDayWhenItIsNotToday() async throws {
        try await SandboxFixture.run { sandbox in
            let run = try await sandbox.timetrack("start", "Note G", "--at", "2026-01-07 09:10")
            #expect(run.output == "Started Note G at Wed 07 Jan 09:10.\n")
        }
    }

    @Test func refusesATimeThatLiesAhead() async throws {
        try await SandboxFixture.run { sandbox in
            let ahead = SandboxFixture.clock(-30)
            let alone = try await sandbox.timetrack("start", "--at", ahead, "--json")
            #expect(alone.status == 64)
            #expect(try Document(alone.errors)["error"]["code"].string == "time_ahead")
            #expect(alone.errors.contains("`yesterday \(ahead)`"))
            let iso = try await sandbox.timetrack("start", "--at", "2030-01-01T00:00:00Z", "--json")
            #expect(try Document(iso.errors)["error"]["code"].string == "time_ahead")
            #expect(sandbox.host.requestCount == 0)
        }
    }

    @Test func refusesWhileATimerRunsAndNamesTheCommandThatSwitches() async throws {
        try await SandboxFixture.run { sandbox in
            _ = try await sandbox.timetrack("start", "Note G", "-p", "Notes", "--at", "20m ago")
            let run = try await sandbox.timetrack("start", "It's late", "-p", "The Mill", "-t", "meeting", "--json")
            #expect(run.status == 9)
            let error = try Document(run.errors)["error"]
            #expect(error["code"].string == "timer_running")
            let message = try #require(error["message"].string)
            #expect(message.hasPrefix("Note G in Notes has been running since \(SandboxFixture.clock(20)); "))
            #expect(
                message.contains(#"`timetrack switch 'It'\''s late' -p 'The Mill' -t meeting \#(sandbox.repeated)`"#)
            )
            #expect(message.hasSuffix("`timetrack stop \(sandbox.repeated)` stops it."))
            let other = try await sandbox.timetrack("start", "-w", "Analytical Engines", "--token-source=environment")
            let options = "\(sandbox.repeated) --token-source environment -w 'Analytical Engines'"
            #expect(other.errors.contains("`timetrack switch \(options)` stops it"))
            #expect(other.errors.contains("`timetrack stop \(options)` stops it."))
            #expect(sandbox.todaysEntries.count == 1)
        }
    }

    @Test(arguments: [("10m ago", 0.0), ("10m ago", 30.0), ("yesterday 17:30", 0.0)])
    func namesTheSwitchWithTheMomentThatWasGiven(_ phrase: String, _ seconds: Double) async throws {
        try await SandboxFixture.run { sandbox in
            _ = try await sandbox.timetrack("start", "Note G", "--at", "2026-11-20 9:00")
            let now = SandboxFixture.now.addingTimeInterval(seconds)
            let run = try await sandbox.timetrack("start", "Call", "--at", phrase, at: now)
            #expect(run.status == 9)
            let start = try #require(TimePhrase(phrase)).past(now: now)
            // With its day, because it may be typed after midnight.
            let words = TimePhrase.text(of: start)
            #expect(run.errors.contains("`timetrack switch Call --at '\(words)' \(sandbox.repeated)` stops it"))
            // The advice works.
            #expect(try await sandbox.timetrack("switch", "Call", "--at", words, at: now).status == 0)
            #expect(sandbox.entries.last?.start == start)
        }
    }

    @Test func namesNoSwitchThatWouldEndATimerBeforeItsStart() async throws {
        try await SandboxFixture.run { sandbox in
            _ = try await sandbox.timetrack("start", "Note G", "--at", "20m ago")
            let run = try await sandbox.timetrack("start", "Call", "--at", "30m ago")
            #expect(run.status == 9)
            #expect(!run.errors.contains("timetrack switch"))
            let advice = "which is after \(SandboxFixture.clock(30)); `timetrack stop \(sandbox.repeated)` stops it"
            #expect(run.errors.contains(advice))
        }
    }

    @Test(arguments: [["start", "Note G"], ["switch", "Note G"]])
    func asksOnceForTheRunningTimer(_ command: [String]) async throws {
        let host = SandboxHost(Sandbox(.standard) { Date() })
        let questions = Mutex(0)
        try await Home.make { home in
            try await LoopbackServer.run { request, body in
                if request.method == .get, request.path?.contains("in-progress") == true {
                    questions.withLock { $0 += 1 }
                }
                return host.respond(to: request, body: body)
            } whileServing: { server in
                let home = home.with(["CLOCKIFY_API_KEY": Sandbox.Content.StandardToken.adaClockify])
                let run = try await home.timetrack(command + ["--endpoint=\(server.address)"], at: SandboxFixture.now)
                #expect(run.status == 0, "\(run.errors)")
            }
        }
        let asked = questions.withLock(\.self)
        #expect(asked == 1)
    }

    @Test func warnsOfAnOverlap() async throws {
        try await SandboxFixture.run { sandbox in
            _ = try await sandbox.timetrack("log", "add", "Standup", "--from", "60m ago", "--to", "30m ago")
            let run = try await sandbox.timetrack("start", "Note G", "--at", "40m ago")
            #expect(run.status == 0)
            let span = "from \(SandboxFixture.clock(60)), until \(SandboxFixture.clock(30))"
            #expect(run.errors == "note: It overlaps Standup (\(span)).\n")
            let exact = try await sandbox.timetrack("log", "add", "Before", "--from", "70m ago", "--to", "60m ago")
            #expect(exact.errors == "")
        }
    }

    @Test func saysWhichDayIsLocked() async throws {
        var content = Sandbox.Content.standard
        content.workspaces[0].lockedBefore = SandboxFixture.now.addingTimeInterval(-86_400)
        try await SandboxFixture.run(content) { sandbox in
            let run = try await sandbox.timetrack("start", "--at", "yesterday 0:00", "--json")
            #expect(run.status == 9)
            let error = try Document(run.errors)["error"]
            #expect(error["code"].string == "locked" && error["http_status"].int == 403)
            let message = try #require(error["message"].string)
            #expect(
                message.hasPrefix("Entries that begin before Sat 21 Nov 2026 \(SandboxFixture.clock(0)) are locked")
            )
            #expect(sandbox.todaysEntries.isEmpty)
        }
    }

    @Test func letsOneOfTwoTerminalsStart() async throws {
        try await SandboxFixture.run { sandbox in
            async let first = sandbox.timetrack("start", "One", "--json")
            async let second = sandbox.timetrack("start", "Two", "--json")
            let runs = try await [first, second]
            let errors = runs.map(\.errors).joined()
            #expect(runs.map(\.status).sorted() == [0, 9], "\(errors)")
            let refusal = try #require(runs.first { $0.status == 9 }, "\(errors)")
            #expect(try Document(refusal.errors)["error"]["code"].string == "timer_running")
            #expect(sandbox.todaysEntries.count == 1)
        }
    }
}
