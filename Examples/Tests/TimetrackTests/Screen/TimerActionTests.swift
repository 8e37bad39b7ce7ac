import ArgumentParser
import Foundation
import HTTPTypes
import ProgramFixtures
import SandboxServer
import Testing
import TimeTrackingSandbox
import TimetrackKeys
import TimetrackScreen

@testable import timetrack

@Suite("What the screen does to timers", .timeLimit(.minutes(2)))
struct TimerActionTests {
    /// Does something to the timer as the screen does.
    private func perform(
        _ action: ScreenModel.Action,
        _ arguments: String...,
        in home: Home,
        at now: Date = SandboxFixture.now
    ) async throws -> String {
        let console = Console(isJSON: false, isQuiet: true, environment: home.environment)
        let stores = ConfiguredStores.all(home.environment)
        let context = Context(console: console, environment: home.environment, stores: stores) { now }
        return try await ClockifySession.open(try ConnectionOptions.parse(arguments), context) { session in
            let place = try await session.place()
            return try await TimerActions(session: session, place: place, context: context).perform(action, at: now)
        }
    }

    @Test func canBeUndone() async throws {
        try await SandboxFixture.run { sandbox in
            let start = ScreenModel.Action.start(description: "Note G", project: nil)
            let said = try await perform(start, sandbox.endpoint, in: sandbox.home)
            #expect(said.hasPrefix("Started Note G at "))
            #expect(sandbox.todaysEntries.count == 1)
            let undo = try await sandbox.timetrack("undo")
            #expect(undo.output == "Undid start: Note G is gone.\n")
            #expect(sandbox.todaysEntries.isEmpty)
        }
    }

    @Test func stopsNoTimerThatWasStartedElsewhere() async throws {
        try await SandboxFixture.run { sandbox in
            _ = try await sandbox.timetrack("start", "Elsewhere", "--at", "20m ago")
            let start = ScreenModel.Action.start(description: "Note G", project: nil)
            let failure = await #expect(throws: Failure.self) {
                try await perform(start, sandbox.endpoint, in: sandbox.home)
            }
            #expect(failure?.code == "timer_running")
            #expect(failure?.message.contains("Elsewhere") == true)
            #expect(sandbox.todaysEntries.map(\.description) == ["Elsewhere"])
            #expect(sandbox.todaysEntries.first?.end == nil)
        }
    }

    @Test func startsOnceWhenAnAnswerIsLost() async throws {
        try await WithheldSandbox.run { sandbox in
            let before = sandbox.entries.count
            let start = ScreenModel.Action.start(description: "Note G", project: nil)
            let moment = Date()
            sandbox.withhold(.post)
            let lost = Task { [home = sandbox.home, endpoint = sandbox.endpoint] in
                try await perform(start, endpoint, in: home, at: moment)
            }
            await sandbox.met.wait()
            lost.cancel()
            await #expect(throws: (any Error).self) { try await lost.value }
            #expect(sandbox.entries.count == before + 1)
            let later = moment.addingTimeInterval(20)
            let said = try await perform(start, sandbox.endpoint, in: sandbox.home, at: later)
            #expect(said.hasPrefix("Started Note G at "))
            #expect(sandbox.entries.count == before + 1)
        }
    }

    @Test(arguments: [true, false])
    func areBillableAsTheProjectSays(_ isBillable: Bool) async throws {
        try await SandboxFixture.run { sandbox in
            sandbox.host.change { sandbox in
                for index in sandbox.content.projects.indices {
                    sandbox.content.projects[index].isBillable = isBillable
                }
            }
            let start = ScreenModel.Action.start(description: "Note G", project: "Bernoulli Numbers")
            _ = try await perform(start, sandbox.endpoint, in: sandbox.home)
            #expect(sandbox.todaysEntries.map(\.isBillable) == [isBillable])
        }
    }

    @Test func resumesWithTheTagsOfTheLastEntry() async throws {
        try await SandboxFixture.run { sandbox in
            _ = try await sandbox.timetrack(
                "log",
                "add",
                "Review",
                "-t",
                "meeting",
                "--from",
                "60m ago",
                "--for",
                "30m"
            )
            _ = try await perform(.resume, sandbox.endpoint, in: sandbox.home)
            let entries = sandbox.todaysEntries
            #expect(entries.map(\.description) == ["Review", "Review"])
            #expect(entries.first?.tags.isEmpty == false && entries.first?.tags == entries.last?.tags)
            #expect(entries.last?.end == nil)
        }
    }
}
