import ServerSettings
import SystemPackage
import Testing
import TimeTrackingKit

@Suite("The tables of issuers")
struct SignInTableTests {
    let folder: SettingsFolder

    init() throws {
        folder = try SettingsFolder()
    }

    @Test("an issuer with public keys")
    func publicKeys() async throws {
        let file = try folder.write("jwks.json", "{}")
        let settings = try await folder.read(
            """
            [[sign_in]]
            issuer = "https://project.supabase.co/auth/v1"
            jwks_url = "https://project.supabase.co/auth/v1/.well-known/jwks.json"

            [[sign_in]]
            issuer = "https://login.example.com"
            audience = ["time", "other"]
            algorithms = ["RS256"]
            jwks_file = "\(file)"
            role = ""
            clock_skew = "5s"
            """
        )
        let first = try #require(settings.signIn.first)
        #expect(first.audiences == ["authenticated"])
        #expect(first.algorithms == [.es256, .rs256])
        #expect(first.role == "authenticated")
        #expect(first.clockSkew == .seconds(30))
        guard case .jwksURL(let url) = first.keys else {
            Issue.record("The keys come from elsewhere.")
            return
        }
        #expect(url == "https://project.supabase.co/auth/v1/.well-known/jwks.json")
        let second = try #require(settings.signIn.last)
        #expect(second.audiences == ["time", "other"])
        #expect(second.algorithms == [.rs256])
        #expect(second.role == nil)
        #expect(second.clockSkew == .seconds(5))
        guard case .jwksFile(let path) = second.keys else {
            Issue.record("The keys come from elsewhere.")
            return
        }
        #expect(path.string == file)
    }

    @Test(
        "what an issuer cannot have is told with its line",
        arguments: [
            ("issuer = \"a b\"", "issuer has to be the iss of the tokens"),
            ("issuer = \"local\"", "the issuer local is that of dev-token"),
            ("issuer = \"i\"\njwks_url = \"http://a.example\"", "jwks_url has to be an https address"),
            ("issuer = \"i\"\njwks_file = \"jwks.json\"", "jwks_file has to be an absolute path"),
            (
                "issuer = \"i\"\njwks_file = \"/nowhere/jwks.json\"",
                "the file of jwks_file, /nowhere/jwks.json, cannot be read"
            ),
            ("issuer = \"i\"\nsecret_file = \"secret\"", "secret_file has to be an absolute path"),
            ("issuer = \"i\"\njwks_url = \"https://a.example\"\nalgorithms = [\"HS256\"]", "HS256 goes with a secret"),
            (
                "issuer = \"i\"\njwks_url = \"https://a.example\"\nalgorithms = [\"none\"]",
                "algorithms has to be a list"
            ),
            ("issuer = \"i\"\njwks_url = \"https://a.example\"\naudience = \"\"", "audience has to be the aud"),
            ("issuer = \"i\"\njwks_url = \"https://a.example\"\nrole = \"anon\"", "role has to be the role of users"),
            ("issuer = \"i\"\njwks_url = \"https://a.example\"\nclock_skew = \"6m\"", "clock_skew has to be a length"),
        ]
    )
    func mistakes(table: String, sentence: String) async {
        let problems = await folder.problems("[[sign_in]]\n\(table)\n")
        let line = table.split(separator: "\n").count + 1
        #expect(problems.count == 1, "\(problems)")
        #expect(problems.first?.hasPrefix("\(line): \(sentence)") == true, "\(problems)")
    }

    @Test("an issuer without keys, keys without an issuer and a secret for two are refused")
    func secrets() async {
        let one = "[[sign_in]]\nissuer = \"one\"\n"
        let secret = ["TIMETRACK_SERVER_JWT_SECRET": "01234567890123456789012345678901"]
        #expect(await folder.problems(one).first?.hasPrefix("1: this issuer has no keys") == true)
        let unused = await folder.problems("", secret)
        #expect(unused.first?.hasPrefix("TIMETRACK_SERVER_JWT_SECRET: no [[sign_in]] table uses it") == true)
        let shared = await folder.problems("\(one)[[sign_in]]\nissuer = \"two\"\n", secret)
        #expect(shared.count == 1)
        #expect(shared.first?.contains("give each of them a secret_file") == true)
        let twice = await folder.problems("\(one)\(one)", secret)
        #expect(twice.first?.hasPrefix("4: this issuer stands here twice") == true)
        let both = await folder.problems("\(one)jwks_url = \"https://a.example\"\nsecret_file = \"/x\"\n")
        #expect(both.first?.hasPrefix("4: jwks_url and secret_file exclude each other") == true)
    }
}
