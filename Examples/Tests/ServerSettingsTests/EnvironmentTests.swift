import ServerSettings
import SystemPackage
import Testing
import TimeTrackingKit

@Suite("Settings of the environment")
struct EnvironmentTests {
    let folder: SettingsFolder

    init() throws {
        folder = try SettingsFolder()
    }

    @Test("a variable wins over the file, whatever kind of value it has")
    func overrides() async throws {
        let settings = try await folder.read(
            "listen = \"127.0.0.1:1\"\nmaximum_connections = 5\nproduction = false\nallowed_hosts = [\"a.example\"]",
            [
                "TIMETRACK_SERVER_LISTEN": "[::1]:2",
                "TIMETRACK_SERVER_MAXIMUM_CONNECTIONS": "6",
                "TIMETRACK_SERVER_PRODUCTION": "true",
                "TIMETRACK_SERVER_ALLOWED_HOSTS": "b.example, c.example",
            ]
        )
        #expect(settings.listen.description == "[::1]:2")
        #expect(settings.limits.maximumConnections == 6)
        #expect(settings.isProduction)
        #expect(settings.allowedHosts == ["b.example", "c.example"])
    }

    @Test("an empty variable counts as not set")
    func empty() async throws {
        let settings = try await folder.read("listen = \"127.0.0.1:1\"", ["TIMETRACK_SERVER_LISTEN": ""])
        #expect(settings.listen.port == 1)
    }

    @Test("a mistake in a variable is told by its name")
    func mistakes() async {
        let problems = await folder.problems("", ["TIMETRACK_SERVER_MAXIMUM_CONNECTIONS": "many"])
        #expect(
            problems == [
                "TIMETRACK_SERVER_MAXIMUM_CONNECTIONS: maximum_connections has to be a number from 1 to 1000000; correct it."
            ]
        )
    }

    @Test("a variable that nothing reads is a warning, and one that Kubernetes sets is none")
    func unknown() async throws {
        let settings = try await folder.read(
            "",
            ["TIMETRACK_SERVER_LISEN": "x", "TIMETRACK_SERVER_PORT": "tcp://1", "TIMETRACK_SERVER_SERVICE_HOST": "1"]
        )
        #expect(
            settings.warnings == [
                "The environment has TIMETRACK_SERVER_LISEN, which is no setting; did you mean TIMETRACK_SERVER_LISTEN?"
            ]
        )
    }

    @Test("the directory of the databases is the one that is set, else that of systemd, else one of the user")
    func dataDirectory() async throws {
        func directory(_ environment: [String: String]) async throws -> String {
            let source = SettingsSource(environment: environment, file: nil)
            return try await ServerSettings.read(source).dataDirectory.string
        }
        var environment = ["HOME": "/home/ada"]
        #expect(try await directory(environment) == "/home/ada/.local/share/timetrack-server")
        environment["XDG_DATA_HOME"] = "/data"
        #expect(try await directory(environment) == "/data/timetrack-server")
        environment["STATE_DIRECTORY"] = "/var/lib/timetrack-server:/var/lib/other"
        #expect(try await directory(environment) == "/var/lib/timetrack-server")
        environment["TIMETRACK_SERVER_DATA_DIRECTORY"] = "/srv"
        #expect(try await directory(environment) == "/srv")
        await #expect(throws: SettingsProblems.self) { try await directory([:]) }
    }
}
