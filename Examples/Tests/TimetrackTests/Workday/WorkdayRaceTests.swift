import Foundation
import HTTPTypes
import ProgramFixtures
import SandboxServer
import Synchronization
import Testing
import TimeTrackingSandbox

/// Two runs at one moment, each into a workspace of its own.
@Suite("timetrack workday sync: two workspaces at once", .timeLimit(.minutes(5)))
struct WorkdayRaceTests {
    private static let compilers = Sandbox.Content.standard.workspaces[1].id

    /// Ada is a member of both workspaces.
    private static var content: Sandbox.Content {
        var content = Sandbox.Content.standard
        content.workspaces[1].members.append(content.accounts[0].id)
        return content
    }

    private static var days: [String] {
        get throws { try allDays.map { try WorkdayFixture.line("/src/website", $0, from: 8, seconds: 600) } }
    }

    private static func starts(_ entries: [Sandbox.Content.TimeEntry], in workspace: String) -> [String] {
        entries.filter { $0.workspace == workspace }.map { String($0.start.ISO8601Format().prefix(10)) }
    }

    private static var allDays: [String] { ["09", "10", "11", "12", "13"].map { "2026-11-\($0)" } }

    @Test func eachDayGoesToOneOfThemWhenNeitherIsNamed() async throws {
        let race = Race(Self.compilers)
        try await WorkdayFixture.run(Self.content, meeting: race.meet) { sandbox in
            try await sandbox.track(Self.days)
            _ = try await sandbox.workday("map", "/src/website", "A-0 System", "--workspace=Compilers")
            // The same person with other settings, as on the way from one workspace to the other.
            let moved = sandbox.home.with(["XDG_CONFIG_HOME": sandbox.home.path + "/moved"])
            try sandbox.home.write("workspace = 'Compilers'\n", to: "moved/timetrack/config.toml")
            race.begin()
            async let first = sandbox.workday("sync", "--json")
            // The first one is about to post when the second one looks at what there is to do.
            await race.posting.wait()
            async let second = moved.timetrack("workday", "sync", "--json", sandbox.endpoint)
            let runs = try await [first, second]
            #expect(runs.map(\.status) == [0, 0])
            #expect(Self.starts(sandbox.posted, in: Self.content.workspaces[0].id) == Self.allDays)
            #expect(Self.starts(sandbox.posted, in: Self.compilers).isEmpty)
            let late = try Document(runs[1].output)
            #expect(late["posted"].int == 0)
            #expect((0..<5).map { late["days"][$0]["state"].string } == Array(repeating: "elsewhere", count: 5))
            let notices = (0..<(late["notices"].count ?? 0)).compactMap { late["notices"][$0].string }
            #expect(notices.contains { $0.contains("posted to another workspace") })
            let status = try await sandbox.workday("status")
            #expect(status.output == Self.allDays.map { "\($0)\tcomplete\t600\t1\t1\n" }.joined())
            let elsewhere = try await moved.timetrack("workday", "status", sandbox.endpoint)
            #expect(elsewhere.output == Self.allDays.map { "\($0)\telsewhere\t600\t0\t0\n" }.joined())
        }
    }

    @Test func eachOneGetsItsDaysOnceWhenBothAreNamed() async throws {
        try await WorkdayFixture.run(Self.content) { sandbox in
            try await sandbox.track(Self.days)
            let names = ["Analytical Engines", "Compilers"]
            async let first = sandbox.workday("sync", "--json", "--workspace=\(names[0])")
            async let second = sandbox.workday("sync", "--json", "--workspace=\(names[1])")
            let runs = try await [first, second]
            #expect(runs.map(\.status) == [0, 0])
            #expect(try runs.map { try Document($0.output)["posted"].int } == [5, 5])
            for (index, name) in names.enumerated() {
                #expect(Self.starts(sandbox.posted, in: Self.content.workspaces[index].id) == Self.allDays)
                let status = try await sandbox.workday("status", "--workspace=\(name)")
                #expect(status.output == Self.allDays.map { "\($0)\tcomplete\t600\t1\t1\n" }.joined())
                let again = try await sandbox.workday("sync", "--workspace=\(name)")
                #expect(again.errors == "Nothing to post: 5 workdays are complete.\n")
            }
            #expect(sandbox.posted.count == 10)
        }
    }
}

/// Keeps the first entry back until somebody has looked up the projects of another workspace.
private final class Race: Sendable {
    /// Opens when the first entry comes in.
    let posting = Gate()

    private let looking = Gate()
    private let hasBegun = Mutex(false)
    private let workspace: String

    init(_ workspace: String) {
        self.workspace = workspace
    }

    /// Takes requests into account from now on.
    func begin() {
        hasBegun.withLock { $0 = true }
    }

    func meet(_ request: HTTPRequest) async {
        guard hasBegun.withLock(\.self) else { return }
        let path = request.path ?? ""
        if path.contains("\(workspace)/projects") { looking.open() }
        guard request.method == .post, path.hasSuffix("/time-entries") else { return }
        posting.open()
        await looking.wait()
    }
}
