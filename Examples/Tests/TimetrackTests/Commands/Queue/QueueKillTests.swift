import Foundation
import HTTPTypes
import ProgramFixtures
import SandboxServer
import Subprocess
import Synchronization
import SystemPackage
import Testing
import TimeTrackingSandbox
import TimetrackRecords

@Suite("timetrack queue push: killed", .timeLimit(.minutes(10)))
struct QueueKillTests {
    /// Where a push is killed.
    private enum Point {
        /// While the service, which has accepted an entry, withholds its answer.
        case answerWithheld
        /// As soon as so many requests have come in.
        case request(Int)
    }

    /// What the requests of one run are watched for.
    private final class Watch: Sendable {
        let reached = Gate()
        private let left: Mutex<Int?>

        init(_ point: Point) {
            switch point {
            case .answerWithheld: left = Mutex(nil)
            case .request(let number): left = Mutex(number)
            }
        }

        func count() {
            let isReached = left.withLock { left in
                left = left.map { $0 - 1 }
                return left == 0
            }
            if isReached { reached.open() }
        }
    }

    /// Numbers that follow from a seed, so that every run of the test kills at the same points.
    private struct Numbers {
        var state: UInt64 = 20_261_122

        mutating func next(upTo count: UInt64) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % count) + 1
        }
    }

    private static let creation = Sandbox.Faults.Requests(.post, "/api/v1/workspaces/")

    @Test func leavesEachEntryOnceHoweverOftenItDies() async throws {
        let host = SandboxHost(Sandbox(.standard) { Date() })
        let watch = Mutex<Watch?>(nil)
        try await Home.make { home in
            try await LoopbackServer.serve { server in
                let home = home.with(["CLOCKIFY_API_KEY": SandboxFixture.Token.adaClockify])
                let planned = Self.day
                try await home.queue(planned, for: server.queueTarget)
                // Somebody had recorded by hand what is queued as well.
                host.change { $0.content.timeEntries.append(Self.twin) }
                var numbers = Numbers()
                for kill in 0..<50 {
                    let point = kill.isMultiple(of: 2) ? Point.answerWithheld : .request(numbers.next(upTo: 7))
                    let current = Watch(point)
                    if case .answerWithheld = point {
                        host.change { $0.faults.rules = [.init(.withheldAnswer, next: 1, of: Self.creation)] }
                    }
                    watch.withLock { $0 = current }
                    let run = try await home.timetrack("queue", "push", "--endpoint=\(server.address)") { process in
                        await current.reached.wait()
                        Foundation.kill(process.value, SIGKILL)
                    }
                    #expect(run.status == -SIGKILL)
                    host.change { $0.faults.rules = [] }
                }
                watch.withLock { $0 = nil }
                let last = try await home.timetrack("queue", "push", "--endpoint=\(server.address)")
                #expect(last.status == 0, "\(last.errors)")
                #expect(try await home.journal().queue().isEmpty)
                Self.expect(host.queuedEntries, planned)
            } exchange: { request, body in
                let current = watch.withLock(\.self)
                current?.count()
                let exchange = host.exchange(for: request, body: body)
                if exchange == .silence { current?.reached.open() }
                return exchange
            }
        }
    }

    @Test func letsTwoPushesAtOnceSendEachEntryOnce() async throws {
        try await SandboxFixture.run { sandbox in
            let planned = Array(Self.day.prefix(20))
            try await sandbox.home.queue(planned, for: sandbox.server.queueTarget)
            sandbox.host.change { $0.content.timeEntries.append(Self.twin) }
            async let one = sandbox.home.timetrack("queue", "push", sandbox.endpoint)
            async let other = sandbox.home.timetrack("queue", "push", sandbox.endpoint)
            let runs = try await [one, other]
            #expect(runs.map(\.status) == [0, 0], "\(runs.map(\.errors).joined())")
            Self.expect(sandbox.host.queuedEntries, planned)
        }
    }

    @Test func sendsNothingThatAFullDiskCannotRecord() async throws {
        try await SandboxFixture.run { sandbox in
            try await sandbox.home.queue(Array(Self.day.prefix(2)), for: sandbox.server.queueTarget)
            let program = try BuiltProgram.path("timetrack").string
            let run = try await BuiltProgram.run(
                "/bin/sh",
                ["-c", "trap '' XFSZ; ulimit -f 0; exec '\(program)' queue push '\(sandbox.endpoint)'"],
                environment: sandbox.home.environment
            )
            #expect(run.status == 1)
            #expect(run.errors.contains("journal.sqlite"))
            #expect(run.errors.contains("disk is full"))
            #expect(sandbox.host.queuedEntries.isEmpty)
            #expect(try await sandbox.home.timetrack("queue", "push", sandbox.endpoint).status == 0)
            #expect(sandbox.host.queuedEntries.count == 2)
        }
    }

    @Test func saysThatTheJournalIsBroken() async throws {
        try await SandboxFixture.run { sandbox in
            let folder = sandbox.home.path + "/data/timetrack"
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try Data("not a database, but long enough to look at".utf8)
                .write(to: URL(filePath: folder + "/journal.sqlite"))
            let run = try await sandbox.home.timetrack("queue", "push", "--json", sandbox.endpoint)
            #expect(run.status == 1)
            #expect(try Document(run.errors)["error"]["code"].string == "records_unusable")
            #expect(sandbox.host.requestCount == 0)
        }
    }

    /// Half-hours of a queue, some of them equal, some with a project.
    private static let day: [(hour: Int, work: QueuedWork)] = (0..<120)
        .map { index in
            // Every seventh is there twice.
            let hour = index.isMultiple(of: 7) ? index + 1 : index
            return (hour, QueuedWork(description: "Hour \(hour)", project: hour.isMultiple(of: 3) ? "Notes" : nil))
        }

    /// An entry like the third one.
    private static let twin = Sandbox.Content.TimeEntry(
        id: "f000000000000000000000ff",
        workspace: "b00000000000000000000001",
        user: "ac0000000000000000000001",
        description: "Hour 2",
        start: Home.queuedDay + 2 * 3_600,
        end: Home.queuedDay + 2 * 3_600 + 1_800
    )

    /// Expects exactly the planned entries beside the one that had stood there.
    private static func expect(
        _ entries: [Sandbox.Content.TimeEntry],
        _ planned: [(hour: Int, work: QueuedWork)]
    ) {
        let found = entries.filter { $0.id != twin.id }
            .map { "\($0.start) \($0.end.map { "\($0)" } ?? "-") \($0.description ?? "-") \($0.project ?? "-")" }
        let wanted = planned.map { hour, work in
            let start = Home.queuedDay + Double(hour) * 3_600
            let project = work.project == nil ? "-" : "d00000000000000000000003"
            return "\(start) \(start + 1_800) \(work.description ?? "-") \(project)"
        }
        #expect(found.sorted() == wanted.sorted())
        #expect(entries.filter { $0.id == twin.id } == [twin])
    }
}
