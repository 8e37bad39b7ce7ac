import Foundation
import GRDB
import ServerUsers
import Synchronization
import SystemPackage
import Testing
import TimeTrackingKit

@testable import ServerRecords

/// A data directory that nobody else uses, with the keys and the clock of the server to which it belongs.
final class RecordsFolder: Sendable {
    let path: FilePath
    let keys: InstanceKeys
    private let time = Mutex(Date(timeIntervalSince1970: 1_780_000_000))

    init() async throws {
        self.keys = try await InstanceKeys.load(from: InMemoryCredentialStore())
        let name = "records-\(UUID().uuidString)"
        self.path = FilePath(FileManager.default.temporaryDirectory.appending(path: name).path)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path.string)
    }

    var database: FilePath { path.appending("server.sqlite") }
    var counter: FilePath { path.appending("server.changes") }

    var now: Date { time.withLock { $0 } }

    func wait(_ seconds: Double) {
        time.withLock { $0 += seconds }
    }

    /// Opens the records as one more process would.
    func open(
        _ schema: Schema = .current,
        keys: InstanceKeys? = nil,
        _ change: ServerDatabase.KeyChange = .refused
    ) async throws -> ServerDatabase {
        let key = (keys ?? self.keys).fingerprintKey
        let setup = ServerDatabase.Setup(fingerprintKey: key, keyChange: change, schema: schema) { self.now }
        return try await ServerDatabase.open(in: path, setup)
    }

    /// Opens the records and closes them again, so that the file alone has everything.
    func fill(_ work: (ServerDatabase) async throws -> Void = { _ in }) async throws {
        let records = try await open()
        try await work(records)
        try await records.close()
    }

    /// The file as some other program opens it.
    func foreignConnection() throws -> DatabaseQueue {
        try DatabaseQueue(path: database.string)
    }

    func bytes(_ name: String) throws -> Data {
        try Data(contentsOf: URL(filePath: path.appending(name).string))
    }

    func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: path.string).sorted()
    }

    func mode(_ name: String) throws -> Int? {
        let attributes = try FileManager.default.attributesOfItem(atPath: path.appending(name).string)
        return (attributes[.posixPermissions] as? NSNumber)?.intValue
    }

    func setMode(_ mode: Int, _ name: String) throws {
        let path = name.isEmpty ? path : path.appending(name)
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path.string)
    }

    /// Expects that the records cannot be opened, for a reason, and that the file is not touched by the attempt.
    func expectRefusal(_ code: ServerRecordsError.Code, _ schema: Schema = .current) async throws {
        let before = try? bytes("server.sqlite")
        let error = await #expect(throws: ServerRecordsError.self) { try await self.open(schema) }
        #expect(error?.code == code, "\(error?.message ?? "")")
        #expect((try? bytes("server.sqlite")) == before)
    }
}

extension ServerUser {
    static func named(_ name: String) throws -> ServerUser {
        try ServerUser(issuer: "https://sign-in.example", subject: name)
    }
}

extension AuditEvent {
    init(_ time: Date, _ user: ServerUser?, id: String) {
        self.init(time: time, user: user, action: .read, service: .clockify, source: "user", requestID: id)
    }
}
