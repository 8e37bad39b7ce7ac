import ServerSettings
import SystemPackage
import Testing
import TimeTrackingKit

@Suite("The settings file")
struct SettingsFileTests {
    let folder: SettingsFolder

    init() throws {
        folder = try SettingsFolder()
    }

    @Test("a name that is no setting is told with the one that was probably meant")
    func suggestions() async {
        #expect(await folder.problems("\nlisen = \"x\"") == ["2: there is no setting lisen; did you mean listen?"])
        #expect(
            await folder.problems("shared_token_write = true")
                == ["1: there is no setting shared_token_write; did you mean shared_token_writes?"]
        )
        let unlike = await folder.problems("[completely]\nother = 1")
        #expect(unlike == ["1: there is no setting completely; take it out, or choose one of docs/server.md."])
        #expect(
            await folder.problems("[[sign_in]]\nissuer = \"i\"\njwks_ulr = \"https://a.example\"").first
                == "3: there is no setting jwks_ulr; did you mean jwks_url?"
        )
    }

    @Test(
        "a secret in the file is refused with the variable to use, and is not repeated",
        arguments: [
            ("clockify_api_key", "CLOCKIFY_API_KEY_FILE"), ("api_key", "CLOCKIFY_API_KEY_FILE"),
            ("clockwork_api_token", "CLOCKWORK_API_TOKEN_FILE"), ("ENCRYPTION_KEY", "ENCRYPTION_KEY_FILE"),
            ("jwt_secret", "TIMETRACK_SERVER_JWT_SECRET_FILE"),
        ]
    )
    func secrets(key: String, variable: String) async {
        let problems = await folder.problems("production = false\n\(key) = \"canary-5f1c\"\n")
        #expect(problems.count == 1)
        #expect(problems.first?.hasPrefix("2: this file takes no secrets; take the line out") == true)
        #expect(problems.first?.contains(variable) == true)
        #expect(problems.first?.contains("canary") == false)
    }

    @Test("a file that is no TOML is told with the line and without what stands there")
    func noTOML() async {
        let problems = await folder.problems("listen = \"127.0.0.1:80\"\napi_key = canary-5f1c\n")
        #expect(problems.count == 1)
        #expect(problems.first?.hasPrefix("2: this is no TOML") == true)
        #expect(problems.first?.contains("can") == false || problems.first?.contains("canary") == false)
    }

    @Test("odd bytes are told with their line")
    func oddBytes() async {
        #expect(await folder.problems("\n\u{1}").first?.hasPrefix("2: a control character") == true)
        #expect(
            await folder.problems("log_level = \"\\u0000\"").first?.hasPrefix("1: no setting has a zero byte") == true
        )
        let deep = Array(repeating: "a", count: 200).joined(separator: ".")
        #expect(await folder.problems("\n\(deep) = 1").first?.hasPrefix("2: no setting lies that deep") == true)
    }

    @Test("lines are those of the keys, also behind texts and lists of several lines")
    func lines() async {
        let problems = await folder.problems(
            """
            allowed_hosts = [
              "a.example", # ]
              'b.example',
            ]
            log_level = \"\"\"
            x = [[[
            \"\"\"
            shared_accounts = [
              { user = "a", clockify = ["1"] },
            ]
            log_format = "nonsense"

            [[sign_in]]
            issuer = "one"
            jwks_url = "https://a.example/jwks"
            clock_skew = "1h"

            [[sign_in]]
            issuer = "two"
            jwks_url = "http://a.example/jwks"
            role = "service_role"
            """
        )
        #expect(problems.map { String($0.prefix { $0 != " " }) } == ["5:", "11:", "16:", "20:", "21:", "8:"])
    }

    @Test("a file that is missing, is none or may be written by others is refused")
    func files() async throws {
        func sentence(_ path: FilePath) async -> String? {
            do throws(SettingsProblems) {
                _ = try await ServerSettings.read(SettingsSource(environment: ["HOME": "/nowhere"], file: path))
                return nil
            } catch {
                return error.problems.map(\.description).joined()
            }
        }
        let missing = folder.path.appending("missing.toml")
        #expect(await sentence(missing)?.hasPrefix("\(missing): it cannot be read (") == true)
        #expect(await sentence(folder.path)?.contains("this is not a file") == true)
        let open = FilePath(try folder.write("open.toml", "", mode: 0o666))
        #expect(await sentence(open) == "\(open): others may write to it; run chmod go-w on it.")
        let readable = FilePath(try folder.write("readable.toml", "", mode: 0o644))
        #expect(await sentence(readable) == nil)
    }

    @Test("the environment names the file when the command line does not")
    func fileVariable() async throws {
        let file = try folder.write("named.toml", "listen = \"127.0.0.1:9\"")
        let environment = ["TIMETRACK_SERVER_CONFIG": file, "HOME": "/nowhere"]
        let settings = try await ServerSettings.read(SettingsSource(environment: environment, file: nil))
        #expect(settings.listen.port == 9)
        #expect(settings.dataDirectory == "/nowhere/.local/share/timetrack-server")
    }
}
