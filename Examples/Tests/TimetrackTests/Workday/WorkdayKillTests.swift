import Foundation
import HTTPTypes
import ProgramFixtures
import SandboxServer
import Subprocess
import Testing
import TimeTrackingSandbox

/// Ends of `workday sync` that leave it no time to clean up.
@Suite("timetrack workday sync: killed", .timeLimit(.minutes(10)))
struct WorkdayKillTests {
    private static let projects = ["/src/website", "/src/engine", "/src/notes", "/src/cards"]

    /// Spans of four projects on each weekday of some weeks.
    private static func spans(weeks: Int) throws -> [String] {
        let monday = try Date("2026-06-01T00:00:00Z", strategy: .iso8601)
        return try (0..<weeks * 7).filter { $0 % 7 < 5 }
            .flatMap { offset in
                let day = String((monday + Double(offset) * 86_400).ISO8601Format().prefix(10))
                return try projects.enumerated()
                    .map { index, project in
                        try WorkdayFixture.line(project, day, from: 8 + index, seconds: 600 + index * 37 + offset)
                    }
            }
    }

    @Test func postsEachPlannedEntryOnceAfterFiftyKills() async throws {
        try await WorkdayFixture.run { sandbox in
            try await sandbox.track(Self.spans(weeks: 10))
            _ = try await sandbox.workday("map", "/src/website", "The Mill")
            _ = try await sandbox.workday("map", "/src/engine", "Bernoulli Numbers")
            let plan = try await sandbox.workday("sync", "--dry-run", "--json")
            let expected = ComparableEntry.list(try Document(plan.output))
            #expect(expected.count == 150)
            var generator = SeededNumbers(seed: 20_261_120)
            for round in 0..<50 {
                let status =
                    round.isMultiple(of: 2)
                    ? try await Self.killBetweenAcceptanceAndRecord(sandbox)
                    : try await Self.killAfter(requests: Int.random(in: 1...9, using: &generator), sandbox)
                #expect(status == -SIGKILL)
            }
            // Each second kill left an entry that was accepted and not recorded, and some are still to come.
            let before = sandbox.posted.count
            #expect((25..<150).contains(before))
            let last = try await sandbox.workday("sync")
            #expect(last.status == 0)
            #expect(sandbox.posted.map { ComparableEntry($0) } == expected)
            let again = try await sandbox.workday("sync", "--json")
            #expect(try Document(again.output)["posted"].int == 0)
            #expect(sandbox.posted.count == expected.count)
        }
    }

    @Test func takesAnEntryWhoseAnswerWasLostForItsOwn() async throws {
        try await WorkdayFixture.run { sandbox in
            try await sandbox.track(WorkdayFixture.line("/src/website", "2026-11-19", from: 8, seconds: 600))
            #expect(try await Self.killBetweenAcceptanceAndRecord(sandbox) == -SIGKILL)
            #expect(sandbox.posted.count == 1)
            let plan = try await sandbox.workday("sync", "--dry-run", "--json")
            #expect(try Document(plan.output)["days"][0]["other_entries"].int == 0)
            let run = try await sandbox.workday("sync", "--json")
            #expect(try Document(run.output)["notices"].count == nil)
            #expect(sandbox.posted.count == 1)
        }
    }

    @Test func postsEachEntryOnceFromTwoTerminalsAtOnce() async throws {
        try await WorkdayFixture.run { sandbox in
            try await sandbox.track(Self.spans(weeks: 2))
            let plan = try await sandbox.workday("sync", "--dry-run", "--json")
            let expected = ComparableEntry.list(try Document(plan.output))
            async let first = sandbox.workday("sync", "--json")
            async let second = sandbox.workday("sync", "--json")
            let runs = try await [first, second]
            #expect(runs.map(\.status) == [0, 0], "\(runs.map(\.errors).joined())")
            let counts = try runs.map { try Document($0.output)["posted"].int ?? 0 }
            #expect(counts.reduce(0, +) == expected.count)
            #expect(sandbox.posted.map { ComparableEntry($0) } == expected)
        }
    }

    /// Kills the program after the service has accepted an entry, whose answer it holds back.
    private static func killBetweenAcceptanceAndRecord(_ sandbox: WorkdayFixture) async throws -> Int32 {
        let before = sandbox.posted.count
        sandbox.host.change {
            $0.faults.rules = [.init(.withheldAnswer, next: 1, of: .init(.post, "/api/v1/workspaces"))]
        }
        defer { sandbox.host.change { $0.faults.rules = [] } }
        return try await killed(sandbox) { sandbox.posted.count > before }
    }

    /// Kills the program once the service has got so many more requests.
    private static func killAfter(requests: Int, _ sandbox: WorkdayFixture) async throws -> Int32 {
        let before = sandbox.host.requestCount
        return try await killed(sandbox) { sandbox.host.requestCount >= before + requests }
    }

    private static func killed(
        _ sandbox: WorkdayFixture,
        when isTime: @escaping @Sendable () -> Bool
    ) async throws -> Int32 {
        let run = try await sandbox.home.timetrack(["workday", "sync", sandbox.endpoint]) { process in
            // A program that fails before it comes so far is killed as well, so that the test ends and says so.
            let deadline = ContinuousClock.now + .seconds(60)
            while !isTime(), ContinuousClock.now < deadline { await Task.yield() }
            kill(process.value, SIGKILL)
        }
        return run.status
    }
}

/// Numbers that follow from a seed (SplitMix64).
private struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        self.state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
