import Foundation
import SystemPackage
import Testing
import TimetrackKeys

@testable import TimetrackRecords

@Suite("Records that several processes make at once", .timeLimit(.minutes(2)))
struct FirstOpeningTests {
    @Test func areMadeByAllOfThem() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "journal-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        for round in 0..<20 {
            let path = Journal.path(in: FilePath("\(folder)/\(round)"))
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<4 {
                    group.addTask {
                        let scope = EntryScope(origin: "https://api.clockify.me", workspace: "w", user: "ada")
                        let days = try await Journal(at: path).workdays(in: scope)
                        guard days.isEmpty else { throw CocoaError(.fileReadCorruptFile) }
                    }
                }
                try await group.waitForAll()
            }
        }
    }
}
