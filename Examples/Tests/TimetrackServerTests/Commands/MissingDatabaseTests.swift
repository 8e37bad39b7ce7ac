import Foundation
import ProgramFixtures
import ServerRecords
import ServerUsers
import SystemPackage
import Testing

@Suite("timetrack-server's commands beside the server", .timeLimit(.minutes(2)))
struct MissingDatabaseTests {
    let server: ServerInstallation

    init() throws {
        server = try ServerInstallation()
    }

    @Test(
        "where there is no database none is made",
        arguments: [
            ["backup", "/nowhere/backup"], ["users", "list"], ["users", "disable", "local ada"],
            ["users", "enable", "local ada"], ["users", "forget", "local ada", "--yes"],
            ["users", "export", "local ada"], ["audit"], ["fingerprint"], ["keys", "status"], ["keys", "rotate"],
            ["keys", "retire", "0123456789abcdef"],
        ]
    )
    func missing(arguments: [String]) async throws {
        let run = try await server.run(arguments, input: "a-token\n")
        #expect(run.status == 78)
        #expect(run.output == "")
        #expect(
            run.errors == """
                error: There is no database of timetrack-server in \(server.data); set data_directory or \
                TIMETRACK_SERVER_CONFIG as the server has it.

                """
        )
        #expect(!FileManager.default.fileExists(atPath: server.data.string))
    }

    @Test("the secrets of sign-in and the shared tokens are not needed, and the server itself refuses without them")
    func secrets() async throws {
        try await server.begin()
        let file = try server.write(
            "server.toml",
            "[[sign_in]]\nissuer = \"https://a.example\"\nsecret_file = \"/nowhere/secret\"\n"
        )
        let changes = ["TIMETRACK_SERVER_CONFIG": file, "CLOCKIFY_API_KEY_FILE": "/nowhere/key"]
        for command in [["users", "list"], ["audit"], ["keys", "status"], ["migrate", "--dry-run"]] {
            let run = try await server.run(command, changes)
            #expect(run.status == 0, "\(command) \(run.errors)")
        }
        #expect(try await server.run(["backup", server.path.appending("backup").string], changes).status == 0)
        #expect(try await server.run(["--check-config"], changes).status == 78)
        let disabled = try await server.run(["users", "disable", "https://a.example ada"], changes)
        #expect(disabled.status == 0)
        #expect(disabled.output == "https://a.example ada is disabled; nothing is recorded of them yet.\n")
    }

    @Test("somebody of whom nothing is recorded and whose issuer is unknown is refused without --force")
    func strangers() async throws {
        try await server.begin()
        let stranger = "https://typo.example ada"
        for command in ["disable", "enable", "forget", "export"] {
            let run = try await server.run(["users", command, stranger] + (command == "forget" ? ["--yes"] : []))
            #expect(run.status == 64, "\(command)")
            #expect(run.output == "")
            #expect(run.errors.hasPrefix("error: Nothing is recorded of \(stranger), and no issuer of the settings is"))
        }
        #expect(try await server.run(["users", "list"]).output == "")
        #expect(try await server.run(["users", "disable", stranger, "--force"]).status == 0)
        let again = try await server.run(["users", "disable", stranger])
        #expect(again.output == "\(stranger) is disabled.\n")
    }

    @Test("the audit shows the newest lines in their order, and says that there are older ones")
    func newest() async throws {
        try await server.withRecords { records in
            for number in 0..<1_002 {
                records.note(
                    AuditEvent(
                        time: Date(timeIntervalSince1970: Double(number)),
                        user: nil,
                        action: .read,
                        requestID: "r-\(number)"
                    )
                )
            }
            try await records.flush()
        }
        let run = try await server.run(["audit"])
        let lines = run.output.split(separator: "\n")
        #expect(lines.count == 1_000)
        #expect(lines.first?.hasSuffix("\tr-2") == true)
        #expect(lines.last?.hasSuffix("\tr-1001") == true)
        #expect(run.errors.hasPrefix("note: These are the newest 1000 lines; there are older ones"))
        let all = try await server.run(["audit", "--limit", "1002"])
        #expect(all.lines.first?.hasSuffix("\tr-0") == true)
        #expect(all.errors == "")
    }
}
