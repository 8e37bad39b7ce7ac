import Foundation
import SystemPackage
import Testing
import TimeTrackingKit

@testable import TimetrackKeys
@testable import timetrack

@Suite("Records of accounts")
struct AccountRecordTests {
    private static let whole = """
        {
          "version": 1,
          "active": { "clockify": "work" },
          "accounts": [
            { "service": "clockify", "user": "work", "store": "keyring",
              "stored_as": { "service": "claude-tracker", "account": "clockify_api_key" },
              "origin": "https://api.clockify.me", "owner": "Ada \\u00e9\\ud83d\\ude00", "workspace_id": "w1" },
            { "service": "clockwork", "user": "default", "store": "file" }
          ]
        }
        """

    @Test func areReadAsAPersonWroteThem() throws {
        let records = try AccountRecords(reading: Array(Self.whole.utf8))
        let work = try #require(records.record(of: "work", for: .clockify))
        #expect(work.key == (try CredentialKey(service: "claude-tracker", account: "clockify_api_key")))
        #expect(work.owner == "Ada é😀" && work.origin == "https://api.clockify.me" && work.workspaceID == "w1")
        #expect(records.activeUser(of: .clockify) == "work")
        let other = try #require(records.record(of: "default", for: .clockwork))
        #expect(other.key == (try CredentialKey(service: "clockwork", account: "default")))
        #expect(records.activeUser(of: .clockwork) == "default")
    }

    @Test func areReadBackAsTheyWereWritten() async throws {
        try await StoreFixture.make { fixture in
            let records = try AccountRecords(reading: Array(Self.whole.utf8))
            let file = try fixture.stores.recordFile()
            try file.update { $0 = records }
            #expect(try file.read() == records)
            let attributes = try FileManager.default.attributesOfItem(atPath: file.path.string)
            #expect(attributes[.posixPermissions] as? Int == 0o600)
            let folder = file.path.removingLastComponent().string
            #expect(try FileManager.default.attributesOfItem(atPath: folder)[.posixPermissions] as? Int == 0o700)
            let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
            #expect(names == ["accounts.json", "accounts.json.lock"])
        }
    }

    @Test(arguments: [
        ("", "line 1, column 1", "a value"),
        ("{\n  \"version\": 1,\n  \"accounts\": [}\n", "line 3, column 16", "a value"),
        ("{\"version\": 1, \"accounts\": [] } x", "line 1, column 33", "the end of the file"),
        ("{\n\"version\": 2, \"accounts\": [], \"new\": 1}", "line 2, column 12", "the version 1"),
        ("{\"version\": 1}", "line 1, column 1", "the field accounts"),
        ("{\"version\": 1, \"accounts\": {}}", "line 1, column 28", "a list"),
        ("{\"version\": 1, \"accounts\": [\n {\"service\": \"toggl\"}]}", "line 2, column 14", "clockify or clockwork"),
        ("{\"version\": 1, \"accounts\": [], \"accounts\": []}", "line 1, column 44", "the field accounts once"),
        (
            "{\"version\": 1, \"account\": []}", "line 1, column 27",
            "one of the fields version, active, accounts instead of account"
        ),
        (
            "{\"version\": 1, \"accounts\": [{\"service\": \"clockify\", \"user\": \"\", \"store\": \"file\"}]}",
            "line 1, column 61", "a name"
        ),
        (
            "{\"version\": 1, \"accounts\": [{\"service\": \"clockify\", \"user\": \"a\", \"store\": \"safe\"}]}",
            "line 1, column 75", "keyring, file or database"
        ),
        ("{\"version\": 1, \"active\": {\"clockify\": 3}, \"accounts\": []}", "line 1, column 39", "a text"),
    ])
    func nameThePlaceOfAMistake(_ text: String, _ place: String, _ expected: String) async throws {
        try await StoreFixture.make(["CLOCKIFY_API_KEY": "shared"]) { fixture in
            try fixture.writeRecords(text)
            let failure = await #expect(throws: Failure.self) { try await fixture.stores.chain(for: .clockify) }
            #expect(failure?.status == .credentialStore)
            #expect(failure?.code == "corrupted")
            #expect(failure?.message.contains("is broken at \(place), where \(expected)") == true)
            #expect(throws: Failure.self) { try fixture.record(.file, fixture.usual) }
            #expect(try String(contentsOfFile: fixture.stores.recordFile().path.string, encoding: .utf8) == text)
        }
    }

    @Test func areRefusedWhenOthersMayHaveWrittenThem() async throws {
        try await StoreFixture.make { fixture in
            try fixture.writeRecords(Self.whole, permissions: 0o666)
            let path = try fixture.stores.recordFile().path.string
            let failure = #expect(throws: Failure.self) { try fixture.stores.recordFile().read() }
            #expect(failure?.code == "insecure_permissions")
            #expect(failure?.message.hasSuffix("run: chmod 600 \(path)") == true)
            // Reading is free: nothing in it is secret.
            try fixture.writeRecords(Self.whole, permissions: 0o644)
            #expect(try fixture.stores.recordFile().read().accounts.count == 2)
        }
    }

    @Test func areNotReadThroughALink() async throws {
        try await StoreFixture.make { fixture in
            let path = try fixture.stores.recordFile().path
            try fixture.writeRecords(Self.whole)
            try FileManager.default.moveItem(atPath: path.string, toPath: path.string + ".real")
            try FileManager.default.createSymbolicLink(atPath: path.string, withDestinationPath: path.string + ".real")
            let failure = #expect(throws: Failure.self) { try fixture.stores.recordFile().read() }
            #expect(failure?.message == "\(path) is a symbolic link; put the file itself in its place.")
        }
    }

    @Test func loseNothingWhenManyAreWrittenAtOnce() async throws {
        try await StoreFixture.make { fixture in
            try await withThrowingTaskGroup { group in
                for number in 0..<16 {
                    group.addTask {
                        let key = try CredentialKey(service: "clockify", account: "user\(number)")
                        try fixture.stores.recordFile()
                            .update { records in
                                records.set(
                                    AccountRecord(service: "clockify", user: key.account, store: .file, key: key)
                                )
                            }
                    }
                }
                try await group.waitForAll()
            }
            #expect(try fixture.stores.recordFile().read().accounts.count == 16)
        }
    }

    @Test func forgetTheActiveUserTogetherWithTheRecord() throws {
        var records = try AccountRecords(reading: Array(Self.whole.utf8))
        let key = try CredentialKey(service: "claude-tracker", account: "clockify_api_key")
        #expect(records.remove(key, in: .file).isEmpty)
        #expect(records.remove(key, in: .keyring).map(\.user) == ["work"])
        #expect(records.activeUser(of: .clockify) == "default")
    }
}
