import Foundation
import Synchronization
import SystemPackage
import Testing
import TimetrackKeys

@testable import TimetrackRecords

@Suite("JournalLock", .timeLimit(.minutes(1)))
struct JournalLockTests {
    /// A place for a lock that nobody else uses.
    private func withPath(_ body: (FilePath) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "timetrack-lock-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try await body(FilePath(folder.path).appending("journal.lock"))
    }

    @Test func letsOneAtATimeWork() async throws {
        try await withPath { path in
            let workers = Workers()
            try await withThrowingTaskGroup { group in
                for _ in 0..<8 {
                    group.addTask {
                        try await JournalLock.hold(path, onWaiting: {}) {
                            #expect(workers.begin() == 1)
                            await Task.yield()
                            workers.end()
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(workers.done == 8)
        }
    }

    @Test func saysThatItWaitsAndStopsWaitingWhenCancelled() async throws {
        try await withPath { path in
            try await JournalLock.hold(path, onWaiting: {}) {
                let (announcements, announce) = AsyncStream<Void>.makeStream()
                let waiting = Task {
                    try await JournalLock.hold(path, onWaiting: { announce.yield() }) {}
                }
                for await _ in announcements { break }
                waiting.cancel()
                await #expect(throws: CancellationError.self) { try await waiting.value }
            }
        }
    }

    @Test func saysWhereItsFileCannotBeMade() async throws {
        try await withPath { path in
            let nowhere = path.appending("journal.lock")
            await #expect {
                try await JournalLock.hold(nowhere, onWaiting: {}) {}
            } throws: { error in
                (error as? Failure)?.message.contains(nowhere.string) == true
            }
        }
    }
}

/// Who works at the same time.
private final class Workers: Sendable {
    private let counts = Mutex((working: 0, done: 0))

    var done: Int { counts.withLock(\.done) }

    /// Begins to work, and says how many do now.
    func begin() -> Int {
        counts.withLock { counts in
            counts.working += 1
            return counts.working
        }
    }

    func end() {
        counts.withLock { counts in
            counts.working -= 1
            counts.done += 1
        }
    }
}
