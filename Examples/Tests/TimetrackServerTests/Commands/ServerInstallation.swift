import Foundation
import ProgramFixtures
import ServerRecords
import ServerUsers
import SystemPackage
import TimeTrackingDatabase
import TimeTrackingKit
import TimeTrackingSealing

/// A data directory, an encryption key and the built program, removed at the end of a test.
final class ServerInstallation: Sendable {
    let path: FilePath
    let environment: [String: String]

    var data: FilePath { path.appending("data") }

    init() throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "server-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: url,
            withIntermediateDirectories: false,
            attributes: [.posixPermissions: 0o700]
        )
        let path = FilePath(url.resolvingSymlinksInPath().path)
        self.path = path
        self.environment = [
            "HOME": path.string,
            "TIMETRACK_SERVER_DATA_DIRECTORY": path.appending("data").string,
            "ENCRYPTION_KEY": String(repeating: "0123456789abcdef", count: 4),
        ]
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path.string)
    }

    /// Runs the program to its end.
    func run(
        _ arguments: [String],
        _ changes: [String: String?] = [:],
        input: String = ""
    ) async throws -> BuiltProgram.Run {
        var environment = environment
        for (name, value) in changes { environment[name] = value }
        return try await BuiltProgram.run(
            BuiltProgram.path("timetrack-server"),
            arguments,
            environment: environment,
            input: input
        )
    }

    /// Writes a file and returns its path.
    func write(_ name: String, _ text: String) throws -> String {
        let file = path.appending(name).string
        try Data(text.utf8).write(to: URL(filePath: file))
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file)
        return file
    }

    /// Makes the databases, as a start of the server does.
    func begin() async throws {
        try await withRecords { _ in }
    }

    /// Does work on the tokens of the server.
    func withCredentials<Result>(_ work: (DatabaseCredentialStore) async throws -> Result) async throws -> Result {
        let store = DatabaseCredentialStore(
            path: data.appending("credentials.sqlite"),
            keys: .environment(environment, mounts: [])
        )
        let result = try await work(store)
        await store.close()
        return result
    }

    /// Does work on the records of the server.
    func withRecords<Result>(_ work: (ServerDatabase) async throws -> Result) async throws -> Result {
        let keys = try await withCredentials { try await InstanceKeys.load(from: $0) }
        let records = try await ServerDatabase.open(in: data, fingerprintKey: keys.fingerprintKey, now: { Date() })
        let result = try await work(records)
        try await records.close()
        return result
    }

    /// Stores a Clockify key of a user, as the server does.
    func connect(_ user: ServerUser, _ key: String) async throws {
        try await withCredentials { store in
            let credential = Credential(
                secret: Secret(utf8: key),
                attributes: ["workspace_id": "w1", "updated_at": "2026-01-05T08:00:00Z"]
            )
            try await store.store(credential, for: TimeService.clockify.key(of: user.id))
        }
    }

    /// The Clockify key of a user, or nil when there is none.
    func clockifyKey(of user: ServerUser) async throws -> String? {
        try await withCredentials { store in
            try await store.credential(for: TimeService.clockify.key(of: user.id))?.secret
                .withRevealedBytes { String(decoding: $0, as: UTF8.self) }
        }
    }
}
