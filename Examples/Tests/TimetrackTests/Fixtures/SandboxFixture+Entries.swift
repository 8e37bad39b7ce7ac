import Foundation
import ProgramFixtures
import SandboxServer
import TimeTrackingSandbox
import TimetrackTime

extension SandboxFixture {
    /// The moment at which commands are run in tests: a Sunday, a quarter past eleven by UTC.
    static let now = Date(timeIntervalSince1970: 1_795_346_100)

    /// Ada's entries since that day's midnight by UTC, the oldest first.
    var todaysEntries: [Sandbox.Content.TimeEntry] {
        entries.filter { $0.start >= Self.now.addingTimeInterval(-11.25 * 3_600) }
    }

    /// All of Ada's entries, the oldest first.
    var entries: [Sandbox.Content.TimeEntry] {
        var entries: [Sandbox.Content.TimeEntry] = []
        host.change { entries = $0.content.timeEntries }
        return entries.filter { $0.user == "ac0000000000000000000001" }.sorted { $0.start < $1.start }
    }

    /// Changes the entries that a condition holds for, as somebody would on the web page.
    func change(
        _ condition: (Sandbox.Content.TimeEntry) -> Bool,
        _ change: (inout Sandbox.Content.TimeEntry) -> Void
    ) {
        host.change { sandbox in
            for index in sandbox.content.timeEntries.indices where condition(sandbox.content.timeEntries[index]) {
                change(&sandbox.content.timeEntries[index])
            }
        }
    }

    /// Runs a command against the sandbox in this process.
    func timetrack(_ arguments: String..., at now: Date = SandboxFixture.now) async throws -> BuiltProgram.Run {
        try await home.timetrack(arguments + [endpoint], at: now)
    }

    /// So many minutes before the moment at which commands are run.
    static func minutesAgo(_ minutes: Double) -> Date { now.addingTimeInterval(-60 * minutes) }

    /// So many minutes before the moment at which commands are run, as the clock of this process shows it.
    static func clock(_ minutes: Double) -> String { LocalTime.clock(minutesAgo(minutes)) }
}
