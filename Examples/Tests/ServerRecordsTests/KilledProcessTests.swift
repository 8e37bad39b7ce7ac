import Foundation
import ServerUsers
import SystemPackage
import Testing
import TimeTrackingKit

@testable import ServerRecords

@Suite("Server records: a process that is killed", .timeLimit(.minutes(2)))
struct KilledProcessTests {
    private static func keys(in directory: FilePath) async throws -> InstanceKeys {
        try await InstanceKeys.load(from: FileCredentialStore(path: directory.appending("keys.json")))
    }

    @Test func losesNothingThatItAcknowledged() async throws {
        let folder = try await RecordsFolder()
        try FileManager.default.createDirectory(atPath: folder.path.string, withIntermediateDirectories: true)
        try folder.setMode(0o700, "")
        _ = try await Self.keys(in: folder.path)
        await #expect(processExitsWith: .signal(SIGKILL)) { [directory = folder.path.string as String] in
            let directory = FilePath(directory)
            let key = try await KilledProcessTests.keys(in: directory).fingerprintKey
            let time = Date(timeIntervalSince1970: 1_780_000_000)
            let records = try await ServerDatabase.open(in: directory, fingerprintKey: key) { time }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<20 {
                    group.addTask {
                        try await records.record(AuditEvent(time, .named("ada"), id: "\(number)"))
                        try await records.setDisconnected(true, from: .clockify, of: .named("user \(number)"))
                    }
                }
                try await group.waitForAll()
            }
            kill(getpid(), SIGKILL)
        }
        let records = try await folder.open(keys: Self.keys(in: folder.path))
        let events = try await records.events(AuditQuery(user: .named("ada")))
        #expect(Set(events.compactMap(\.requestID)) == Set((0..<20).map { "\($0)" }))
        for number in 0..<20 {
            #expect(try records.standing(of: .named("user \(number)")).disconnected == [.clockify])
        }
        try await records.check()
    }
}
