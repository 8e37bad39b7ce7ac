import ProgramFixtures
import ServerUsers
import Testing

@Suite("timetrack-server --check-config", .timeLimit(.minutes(2)))
struct CheckConfigTests {
    let server: ServerInstallation

    init() throws {
        server = try ServerInstallation()
    }

    @Test("settings without problems are usable, and warnings go to standard error")
    func usable() async throws {
        let quiet = try await server.run(["--check-config"])
        #expect(quiet.status == 0)
        #expect(quiet.output == "The configuration is usable.\n")
        #expect(quiet.errors == "")
        let file = try server.write("server.toml", "listen = \"0.0.0.0:80\"\nshared_token = \"off\"\n")
        let warned = try await server.run(["--check-config", "--config", file])
        #expect(warned.status == 0)
        #expect(warned.output == "The configuration is usable.\n")
        #expect(warned.errors.hasPrefix("warning: Tokens travel readable to 0.0.0.0:80; set tls_certificate"))
    }

    @Test("all problems are printed at once, with the file and the line, and end with 78")
    func problems() async throws {
        let file = try server.write("server.toml", "listen = 1\n\napi_key = \"canary-91\"\nlog_level = \"loud\"\n")
        let run = try await server.run(["--check-config"], ["TIMETRACK_SERVER_CONFIG": file])
        #expect(run.status == 78)
        #expect(run.output == "")
        #expect(run.errors.contains("error: \(file), line 1: listen has to be a host and a port"))
        #expect(run.errors.contains("error: \(file), line 3: this file takes no secrets"))
        #expect(run.errors.contains("error: \(file), line 4: log_level has to be"))
        #expect(run.errors.split(separator: "\n").count == 3)
        #expect(!run.errors.contains("canary"))
    }

    @Test(
        "a key that is missing or malformed is one sentence and ends with 78",
        arguments: ["--check-config", "serve"]
    )
    func keys(command: String) async throws {
        let missing = try await server.run([command], ["ENCRYPTION_KEY": nil])
        #expect(missing.status == 78)
        #expect(missing.errors.split(separator: "\n").count == 1)
        #expect(missing.errors.contains("openssl rand -hex 32"))
        let malformed = try await server.run([command], ["ENCRYPTION_KEY": "canary-92"])
        #expect(malformed.status == 78)
        #expect(malformed.errors.split(separator: "\n").count == 1)
        #expect(!malformed.errors.contains("canary"))
    }

    @Test("another key than that of the stored tokens is one sentence and ends with 78")
    func wrongKey() async throws {
        try await server.connect(ServerUser(issuer: "local", subject: "ada"), "canary-93")
        let run = try await server.run(["serve"], ["ENCRYPTION_KEY": String(repeating: "f", count: 64)])
        #expect(run.status == 78)
        #expect(run.output == "")
        #expect(run.errors.split(separator: "\n").count == 1)
        #expect(try await server.clockifyKey(of: ServerUser(issuer: "local", subject: "ada")) == "canary-93")
    }

    @Test("anybody beyond this machine spends the shared token only by the option")
    func anonymous() async throws {
        let file = try server.write("server.toml", "listen = \"0.0.0.0:80\"\nshared_token = \"anonymous\"\n")
        let refused = try await server.run(["serve", "--config", file])
        #expect(refused.status == 78)
        #expect(refused.errors.contains("--allow-anonymous-shared-token"))
        let allowed = try await server.run(["--check-config", "--config", file, "--allow-anonymous-shared-token"])
        #expect(allowed.status == 0)
    }

    @Test(
        "wrong arguments end with 64",
        arguments: [["--nonsense"], ["nonsense"], ["users", "disable"], ["audit", "--limit", "0"]]
    )
    func arguments(arguments: [String]) async throws {
        #expect(try await server.run(arguments).status == 64)
    }
}
