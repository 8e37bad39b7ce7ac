import Foundation
import ProgramFixtures
import ServerRecords
import ServerUsers
import SystemPackage
import Testing
import TimeTrackingDatabase
import TimeTrackingKit

@Suite("timetrack-server on records", .timeLimit(.minutes(2)))
struct RecordCommandTests {
    let server: ServerInstallation
    let ada: ServerUser
    let grace: ServerUser

    init() throws {
        server = try ServerInstallation()
        ada = try ServerUser(issuer: "https://a.example", subject: "ada")
        grace = try ServerUser(issuer: "https://a.example", subject: "grace")
    }

    @Test("a step that is missing is listed without being taken, and taken once")
    func migrate() async throws {
        let planned = try await server.run(["migrate", "--dry-run"])
        #expect(planned.status == 0)
        #expect(planned.output.hasPrefix("server.sqlite, version 1: "))
        #expect(!FileManager.default.fileExists(atPath: server.data.appending("server.sqlite").string))
        #expect(try await server.run(["migrate"]).status == 0)
        #expect(try await server.run(["migrate", "--dry-run"]).output == "server.sqlite needs no step.\n")
    }

    @Test("the fingerprint of a token finds it in the audit, and the token is nowhere")
    func audit() async throws {
        try await server.begin()
        let made = try await server.run(["fingerprint"], input: "canary-token-1\n")
        #expect(made.status == 0)
        let fingerprint = try #require(made.lines.first)
        #expect(fingerprint.count == 16)
        try await server.withRecords { records in
            #expect(records.fingerprint(of: Secret(utf8: "canary-token-1")) == fingerprint)
            for (user, print) in [(ada, fingerprint), (grace, "0000000000000000")] {
                let event = AuditEvent(
                    time: Date(),
                    user: user,
                    action: .read,
                    service: .clockify,
                    source: "user",
                    fingerprint: print,
                    requestID: "r-1"
                )
                try await records.record(event)
            }
        }
        let found = try await server.run(["audit", "--fingerprint", fingerprint, "--json"])
        #expect(found.status == 0)
        let lines = found.output.split(separator: "\n")
        #expect(lines.count == 1)
        #expect(lines.first?.contains("\"subject\":\"ada\"") == true)
        #expect(try await server.run(["audit", "--user", grace.id.rawValue]).output.contains("grace"))
        #expect(try await server.run(["audit", "--since", "1d"]).output.split(separator: "\n").count == 2)
        #expect(try await server.run(["audit", "--since", "2999-01-01T00:00:00Z"]).output == "")
        #expect(try await server.run(["audit", "--since", "yesterday"]).status == 64)
        #expect(try await server.run(["fingerprint"], input: "\n").status == 64)
    }

    @Test("a disabled user is listed as such until enabled")
    func disable() async throws {
        try await server.begin()
        #expect(try await server.run(["users", "disable", ada.id.rawValue, "--force"]).status == 0)
        #expect(try await server.run(["users", "list"]).output.hasPrefix("\(ada.id.rawValue)\tdisabled\t"))
        #expect(try await server.withRecords { try $0.standing(of: ada).isDisabled })
        #expect(try await server.run(["users", "enable", ada.id.rawValue]).status == 0)
        #expect(try await server.withRecords { try $0.standing(of: ada).isDisabled } == false)
        #expect(try await server.run(["users", "disable", "ada"]).status == 64)
    }

    @Test("an export says what is kept without the token, and forgetting removes it")
    func forget() async throws {
        try await server.begin()
        try await server.connect(ada, "canary-key-1")
        try await server.connect(grace, "canary-key-2")
        for copy in ["credentials.sqlite.before-restore", "server.sqlite.before-version-2"] {
            _ = try server.write("data/\(copy)", "a copy")
        }
        let export = try await server.run(["users", "export", ada.id.rawValue])
        #expect(export.status == 0)
        #expect(export.output.contains("\"workspace_id\" : \"w1\""))
        #expect(!export.output.contains("canary"))
        let unsure = try await server.run(["users", "forget", ada.id.rawValue])
        #expect(unsure.status == 64)
        #expect(try await server.clockifyKey(of: ada) == "canary-key-1")
        let forgotten = try await server.run(["users", "forget", ada.id.rawValue, "--yes"])
        #expect(forgotten.status == 0)
        #expect(forgotten.output.contains("1 tokens removed"))
        #expect(forgotten.output.contains("\(server.data)/credentials.sqlite.before-restore is older"))
        #expect(forgotten.output.contains("\(server.data)/server.sqlite.before-version-2 is older"))
        #expect(forgotten.output.contains("Backups elsewhere have them until"))
        #expect(try await server.clockifyKey(of: ada) == nil)
        #expect(try await server.clockifyKey(of: grace) == "canary-key-2")
    }

    @Test("a restore brings tokens back, but not those of somebody who was forgotten since")
    func restore() async throws {
        try await server.begin()
        try await server.connect(ada, "canary-key-1")
        try await server.connect(grace, "canary-key-2")
        let folder = server.path.appending("backup").string
        let backup = try await server.run(["backup", folder])
        #expect(backup.status == 0)
        #expect(backup.output.hasPrefix("Copied 2 tokens of users and the records"))
        let again = try await server.run(["backup", folder])
        #expect(again.status == 64)
        #expect(try await server.run(["users", "forget", ada.id.rawValue, "--yes"]).status == 0)
        try await server.withCredentials { store in
            _ = try await store.removeCredential(for: TimeService.clockify.key(of: grace.id))
        }
        #expect(try await server.run(["restore", folder]).status == 64)
        let restored = try await server.run(["restore", folder, "--yes"])
        #expect(restored.status == 0)
        #expect(restored.output.hasPrefix("Restored 2 tokens of users into"))
        #expect(restored.output.contains("Removed 1 tokens of users who were forgotten since."))
        #expect(try await server.clockifyKey(of: grace) == "canary-key-2")
        #expect(try await server.clockifyKey(of: ada) == nil)
    }

    @Test("a restore into an empty directory has the records of the backup")
    func restoreAnew() async throws {
        try await server.begin()
        try await server.connect(grace, "canary-key-2")
        #expect(try await server.run(["users", "disable", ada.id.rawValue, "--force"]).status == 0)
        let folder = server.path.appending("backup").string
        #expect(try await server.run(["backup", folder]).status == 0)
        try FileManager.default.removeItem(atPath: server.data.string)
        let restored = try await server.run(["restore", folder, "--yes"])
        #expect(restored.status == 0, "\(restored.errors)")
        #expect(try await server.clockifyKey(of: grace) == "canary-key-2")
        #expect(try await server.withRecords { try $0.standing(of: ada).isDisabled })
    }

    @Test("a backup that is none leaves everything as it was")
    func noBackup() async throws {
        try await server.connect(grace, "canary-key-2")
        let folder = server.path.appending("nothing").string
        let run = try await server.run(["restore", folder, "--yes"])
        #expect(run.status != 0)
        #expect(run.errors.split(separator: "\n").count == 1)
        #expect(try await server.clockifyKey(of: grace) == "canary-key-2")
    }
}
