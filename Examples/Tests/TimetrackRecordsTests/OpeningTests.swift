import Foundation
import SystemPackage
import Testing
import TimetrackKeys
import TimetrackRecords

@Suite("Journal: opening", .timeLimit(.minutes(2)))
struct OpeningTests {
    /// A place for a journal that nobody else uses.
    private func withPath(_ body: (FilePath) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "journal-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try await body(FilePath(folder.path).appending("journal.sqlite"))
    }

    @Test func letsSeveralOpenANewFileAtOnce() async throws {
        for _ in 0..<20 {
            try await withPath { path in
                try await withThrowingTaskGroup { group in
                    for _ in 0..<4 {
                        group.addTask {
                            _ = try await Journal(at: path).queue()
                            _ = try TrackedTime(at: path.removingLastComponent().appending("tracked.sqlite"))
                        }
                    }
                    try await group.waitForAll()
                }
            }
        }
    }

    @Test func refusesALink() async throws {
        try await withPath { path in
            let other = path.removingLastComponent().appending("other.sqlite")
            _ = try Journal(at: other)
            try FileManager.default.createSymbolicLink(atPath: path.string, withDestinationPath: other.string)
            #expect {
                _ = try Journal(at: path)
            } throws: { error in
                (error as? Failure)?.code == "records_unusable"
            }
        }
    }

    @Test func stopsWaitingForAnotherWhoOpensItWhenCancelled() async throws {
        try await withPath { path in
            let lock = try FileDescriptor.open(
                FilePath(path.string + ".lock"),
                .readWrite,
                options: [.create],
                permissions: .ownerReadWrite
            )
            defer { try? lock.close() }
            try #require(flock(lock.rawValue, LOCK_EX) == 0)
            let opening = Task { _ = try Journal(at: path) }
            opening.cancel()
            await #expect(throws: CancellationError.self) { try await opening.value }
        }
    }
}
