import ProgramFixtures
import ServerUsers
import Testing
import TimeTrackingKit

@Suite("timetrack-server keys", .timeLimit(.minutes(2)))
struct KeyCommandTests {
    let server: ServerInstallation

    init() throws {
        server = try ServerInstallation()
    }

    @Test("a key is changed without a moment in which a token does not open, and the old one is retired")
    func rotation() async throws {
        let ada = try ServerUser(issuer: "local", subject: "ada")
        try await server.begin()
        try await server.connect(ada, "canary-key-1")
        let old = try #require(server.environment["ENCRYPTION_KEY"])
        let before = try await server.run(["keys", "status"])
        let id = try #require(before.output.split(separator: "\t").first.map(String.init))
        #expect(before.output == "\(id)\tcurrent\t3\n")
        #expect(before.errors == "note: The rows are 1 token of users and 2 keys of the server itself.\n")
        #expect(try await server.run(["keys", "retire", id]).status == 64)

        let changed = ["ENCRYPTION_KEY": String(repeating: "f", count: 64), "ENCRYPTION_KEY_PREVIOUS": old]
        #expect(try await server.run(["keys", "retire", id], changed).status == 64)
        let rotated = try await server.run(["keys", "rotate"], changed)
        #expect(rotated.status == 0)
        #expect(rotated.output.hasPrefix("Sealed 3 rows anew; 0 had"))
        #expect(try await server.run(["keys", "rotate"], changed).output.hasPrefix("Sealed 0 rows anew; 3 had"))
        let unknown = try await server.run(["keys", "retire", "0123456789abcdef"], changed)
        #expect(unknown.status == 64)
        #expect(unknown.errors.hasPrefix("error: There is no key 0123456789abcdef here"))
        let retired = try await server.run(["keys", "retire", id], changed)
        #expect(retired.status == 0)
        #expect(retired.output.contains("`keys status` does not tell"))
        let after = try await server.run(["keys", "status"], ["ENCRYPTION_KEY": String(repeating: "f", count: 64)])
        #expect(after.status == 0)
        #expect(after.output.contains("\tcurrent\t3\n"))
        #expect(!after.output.contains("\(id)\tcurrent"))
        let export = try await server.run(
            ["users", "export", ada.id.rawValue],
            ["ENCRYPTION_KEY": String(repeating: "f", count: 64)]
        )
        #expect(export.output.contains("\"workspace_id\" : \"w1\""))
    }

    @Test("what is no id is a wrong argument")
    func noID() async throws {
        #expect(try await server.run(["keys", "retire", "nonsense"]).status == 64)
    }
}
