import Testing
import TimetrackTime

@testable import TimetrackWorkday

@Suite("WorkdayPlan")
struct WorkdayPlanTests {
    private static let day = LocalDay("2026-11-20")
    private static let morning = 1_763_629_200

    /// Divides a day of so many seconds; a folder `/a` goes to the project `A`, what is not named to no project.
    private static func plan(
        _ tracked: [String: Int],
        seconds: Int = 28_800,
        _ targets: [String: WorkdayTarget] = [:]
    ) throws -> WorkdayPlan {
        let day = try #require(day)
        let tracked = Dictionary(uniqueKeysWithValues: tracked.map { (Folder($0.key), $0.value) })
        return WorkdayPlan(day: day, from: morning..<morning + seconds, tracked: tracked) { folder in
            targets[folder.path] ?? .none
        }
    }

    private static func target(_ name: String) -> WorkdayTarget {
        WorkdayTarget(id: "id-\(name)", name: name)
    }

    @Test func dividesTheWholeDayByShares() throws {
        let targets = ["/a": Self.target("A"), "/b": Self.target("B")]
        let plan = try Self.plan(["/a": 3_600, "/b": 10_800], targets)
        #expect(plan.pieces.map(\.target.name) == ["B", "A"])
        #expect(plan.pieces.map(\.time.count) == [21_600, 7_200])
        #expect(plan.pieces.map(\.time.lowerBound) == [Self.morning, Self.morning + 21_600])
    }

    @Test func roundsDownAndGivesTheRestToTheLast() throws {
        let targets = ["/a": Self.target("A"), "/b": Self.target("B"), "/c": Self.target("C")]
        let plan = try Self.plan(["/a": 1, "/b": 1, "/c": 1], seconds: 100, targets)
        #expect(plan.pieces.map(\.target.name) == ["A", "B", "C"])
        #expect(plan.pieces.map(\.time.count) == [33, 33, 34])
    }

    @Test func putsWhatBelongsToNoProjectTogether() throws {
        let plan = try Self.plan(["/x": 100, "/y": 300, "/a": 50], ["/a": Self.target("A")])
        #expect(plan.pieces.map(\.target) == [.none, Self.target("A")])
        #expect(plan.pieces[0].localProjects == ["/y", "/x"])
    }

    @Test func putsLocalProjectsOfOneProjectTogether() throws {
        let target = Self.target("A")
        let plan = try Self.plan(["/a": 10, "/b": 20], ["/a": target, "/b": target])
        #expect(plan.pieces.count == 1)
        #expect(plan.pieces.first?.time.count == 28_800)
        #expect(plan.pieces.first?.localProjects == ["/b", "/a"])
    }

    @Test func leavesOutAShareUnderASecond() throws {
        let targets = ["/a": Self.target("A"), "/b": Self.target("B")]
        let plan = try Self.plan(["/a": 86_400, "/b": 2], targets)
        #expect(plan.pieces.map(\.target.name) == ["A"])
        #expect(plan.pieces.first?.time.count == 28_800)
        let whole = try Self.plan(["/a": 86_397, "/b": 3], targets)
        #expect(whole.pieces.map(\.time.count) == [28_799, 1])
    }

    @Test func givesTheDayToTheFirstWhereEveryShareIsUnderASecond() throws {
        let tracked = Dictionary(uniqueKeysWithValues: (0..<20).map { ("/\($0)", 1) })
        let targets = tracked.mapValues { _ in WorkdayTarget.none }
            .reduce(into: [String: WorkdayTarget]()) { $0[$1.key] = Self.target($1.key) }
        let plan = try Self.plan(tracked, seconds: 10, targets)
        #expect(plan.pieces.map(\.target.name) == ["/0"])
        #expect(plan.pieces.first?.time.count == 10)
    }

    @Test func plansNothingWithoutTrackedTime() throws {
        #expect(try Self.plan([:]).pieces.isEmpty)
        #expect(try Self.plan(["/a": 0]).pieces.isEmpty)
    }

    @Test(arguments: 0..<400 as Range<UInt64>)
    func fillsTheDayWithoutGapOrOverlapWhateverWasTracked(_ seed: UInt64) throws {
        var generator = Seeded(seed: seed)
        let seconds = Int.random(in: 1...90_000, using: &generator)
        let count = Int.random(in: 1...40, using: &generator)
        let most = [2, 60, 86_400].randomElement(using: &generator) ?? 2
        let names = ["A", "B", "C", "D", "E"]
        var tracked: [String: Int] = [:]
        var targets: [String: WorkdayTarget] = [:]
        for index in 0..<count {
            let folder = "/p\(index)"
            tracked[folder] = Int.random(in: 1...most, using: &generator)
            targets[folder] =
                Bool.random(using: &generator)
                ? Self.target("\(names.randomElement(using: &generator) ?? "A")\(index % 7)") : nil
        }
        let plan = try Self.plan(tracked, seconds: seconds, targets)
        let pieces = plan.pieces
        #expect(pieces.reduce(0) { $0 + $1.time.count } == seconds)
        #expect(pieces.first?.time.lowerBound == Self.morning)
        #expect(pieces.last?.time.upperBound == Self.morning + seconds)
        #expect(zip(pieces, pieces.dropFirst()).allSatisfy { $0.time.upperBound == $1.time.lowerBound })
        #expect(pieces.allSatisfy { $0.time.count >= 1 })
        #expect(Set(pieces.map(\.target)).count == pieces.count)
        // The order does not depend on the order in which a dictionary hands out its keys.
        let again = Dictionary(uniqueKeysWithValues: tracked.shuffled(using: &generator))
        #expect(try Self.plan(again, seconds: seconds, targets) == plan)
        // Every piece but the last is the floor of its share among those that were kept.
        let kept = pieces.map { $0.localProjects.reduce(0) { $0 + (tracked[$1] ?? 0) } }
        let sum = kept.reduce(0, +)
        for (piece, part) in zip(pieces, kept).dropLast() { #expect(piece.time.count == seconds * part / sum) }
        #expect(kept == kept.sorted(by: >))
    }
}

/// A generator whose numbers follow from its seed (SplitMix64).
private struct Seeded: RandomNumberGenerator {
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
