import Foundation
import GRDB
import SystemPackage
import Testing
import TimetrackKeys
import TimetrackWorkday

@testable import TimetrackRecords

@Suite("TrackedTime", .timeLimit(.minutes(1)))
struct TrackedTimeTests {
    /// Opens a database of its own for a closure.
    private static func with(_ body: (TrackedTime) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "tracked-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try await body(TrackedTime(at: TrackedTime.path(in: FilePath(folder))))
    }

    @Test func keepsOneOpenSpanForEachProject() async throws {
        try await Self.with { tracked in
            let before = try await tracked.begin("/a", at: 100)
            #expect(before == nil)
            #expect(try await tracked.begin("/a", at: 200) == OpenSpan(project: "/a", start: 100))
            #expect(try await tracked.begin("/b", at: 150) == nil)
            let open = [OpenSpan(project: "/a", start: 100), OpenSpan(project: "/b", start: 150)]
            #expect(try await tracked.open() == open)
            #expect(try await tracked.end("/a", at: 260, limit: nil) == [.ended(open[0], seconds: 160)])
            #expect(try await tracked.open() == [open[1]])
            #expect(try await tracked.spans(from: nil, to: nil) == [TrackedSpan(project: "/a", start: 100, end: 260)])
        }
    }

    @Test func leavesOpenWhatBeganLaterOrLastedTooLong() async throws {
        try await Self.with { tracked in
            _ = try await tracked.begin("/a", at: 1_000)
            _ = try await tracked.begin("/b", at: 10)
            let ends = try await tracked.end(nil, at: 900, limit: 800)
            #expect(
                ends == [
                    .tooLong(OpenSpan(project: "/b", start: 10), seconds: 890),
                    .beganLater(OpenSpan(project: "/a", start: 1_000)),
                ]
            )
            #expect(try await tracked.open().count == 2)
        }
    }

    @Test func countsTheSameSpanOnce() async throws {
        try await Self.with { tracked in
            let spans = [
                TrackedSpan(project: "/a", start: 1, end: 5), TrackedSpan(project: "/a", start: 1, end: 5),
                TrackedSpan(project: "/b", start: 1, end: 5),
            ]
            #expect(try await tracked.add(spans) { _ in } == SpanImport(added: 2, known: 1))
            #expect(try await tracked.add(spans) { _ in } == SpanImport(added: 0, known: 3))
            // One that is tracked here and comes in from elsewhere as well is still one.
            _ = try await tracked.begin("/a", at: 1)
            _ = try await tracked.end("/a", at: 5, limit: nil)
            #expect(try await tracked.spans(from: nil, to: nil).count == 2)
        }
    }

    @Test func addsAllOrNothing() async throws {
        struct Stop: Error {}
        try await Self.with { tracked in
            let spans = [TrackedSpan(project: "/a", start: 1, end: 5), TrackedSpan(project: "/b", start: 1, end: 5)]
            await #expect(throws: Stop.self) {
                try await tracked.add(spans) { done in if done == 2 { throw Stop() } }
            }
            let left = try await tracked.spans(from: nil, to: nil)
            #expect(left.isEmpty)
        }
    }

    @Test func findsTheSpansThatOverlapATime() async throws {
        try await Self.with { tracked in
            let spans = [(0, 10), (5, 15), (15, 20)].map { TrackedSpan(project: "/a", start: $0, end: $1) }
            _ = try await tracked.add(spans) { _ in }
            #expect(try await tracked.spans(from: 10, to: 15) == [spans[1]])
            #expect(try await tracked.spans(from: nil, to: 6) == Array(spans[..<2]))
        }
    }

    @Test func remembersWhichProjectAFolderBelongsTo() async throws {
        try await Self.with { tracked in
            let mapping = MappedProject(path: "/a", project: "id", name: "Website", workspace: nil)
            try await tracked.map(mapping)
            #expect(try await tracked.mappings() == [mapping])
            #expect(try await tracked.knows("/a"))
            #expect(try await tracked.unmap("/a"))
            #expect(try await !tracked.unmap("/a"))
            #expect(try await tracked.mappings().isEmpty)
        }
    }

    @Test func remembersAProjectForEachWorkspace() async throws {
        try await Self.with { tracked in
            let (one, two) = (MappedWorkspace(origin: "o", id: "1"), MappedWorkspace(origin: "o", id: "2"))
            let written = MappedProject(path: "/a", project: "any", name: nil, workspace: nil)
            let first = MappedProject(path: "/a", project: "p1", name: "Website", workspace: one)
            let second = MappedProject(path: "/a", project: "p2", name: "Website", workspace: two)
            for mapping in [written, first, second] { try await tracked.map(mapping) }
            #expect(try await tracked.mappings(in: one) == [first])
            #expect(try await tracked.mappings(in: two) == [second])
            #expect(try await tracked.mappings(in: MappedWorkspace(origin: "x", id: "1")) == [written])
            #expect(try await tracked.unmap("/a"))
            #expect(try await tracked.mappings().isEmpty)
        }
    }

    @Test func tellsFoldersApartByTheirBytes() async throws {
        try await Self.with { tracked in
            let spans = ["/caf\u{E9}", "/cafe\u{301}"].map { TrackedSpan(project: $0, start: 1, end: 5) }
            #expect(try await tracked.add(spans) { _ in } == SpanImport(added: 2, known: 0))
            _ = try await tracked.begin("/caf\u{E9}", at: 10)
            #expect(try await tracked.end("/cafe\u{301}", at: 20, limit: nil).isEmpty)
        }
    }

    /// What other programs might write by mistake, and would make every count wrong.
    @Test(arguments: [
        "INSERT INTO spans (project, started_at, ended_at) VALUES (1, 100, 50)",
        "INSERT INTO spans (project, started_at, ended_at) VALUES (1, 0, 9223372036854775807)",
        "INSERT INTO spans (project, started_at, ended_at) VALUES (1, '2026-11-20T09:00:00Z', NULL)",
        "INSERT INTO spans (project, started_at, ended_at) VALUES (1, -5, 5)",
        "INSERT INTO spans (project, started_at) VALUES (1, 100), (1, 200)",
        "INSERT INTO spans (project, started_at, ended_at) VALUES (99, 1, 2)",
        "INSERT INTO projects (path) VALUES ('relative')",
        "INSERT INTO projects (path) VALUES (x'2f00ff')",
    ])
    func refusesRowsThatMakeNoSense(_ sql: String) async throws {
        try await Self.with { tracked in
            try await tracked.map(MappedProject(path: "/a", project: "id", name: nil, workspace: nil))
            await #expect(throws: DatabaseError.self) {
                try await tracked.database.write { try $0.execute(sql: sql) }
            }
        }
    }
}
