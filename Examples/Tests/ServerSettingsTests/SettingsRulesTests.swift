import ServerSettings
import ServerUsers
import SystemPackage
import Testing
import TimeTrackingKit

@Suite("Rules of settings")
struct SettingsRulesTests {
    let folder: SettingsFolder

    init() throws {
        folder = try SettingsFolder()
    }

    private static let table = "[[sign_in]]\nissuer = \"https://a.example\"\njwks_url = \"https://a.example/jwks\"\n"
    private static let beyond = "listen = \"0.0.0.0:80\"\n"
    private static let token = ["CLOCKIFY_API_KEY": "0123456789", "CLOCKIFY_WORKSPACE_ID": "w"]

    @Test("who may spend the shared token when nothing is set")
    func usualUse() async throws {
        #expect(try await folder.read().shared.use == .anonymous)
        #expect(try await folder.read("listen = \"[::1]:80\"").shared.use == .anonymous)
        #expect(try await folder.read(Self.table).shared.use == .signedIn)
        #expect(try await folder.read(Self.beyond).shared.use == .off)
        #expect(try await folder.read(Self.beyond + Self.table).shared.use == .signedIn)
        #expect(try await folder.read("trusted_proxies = [\"127.0.0.1\"]").shared.use == .off)
        #expect(try await folder.read("public_url = \"https://time.example.com\"").shared.use == .off)
    }

    @Test("anybody beyond this machine spends the shared token only by the option")
    func anonymous() async throws {
        let text = "shared_token = \"anonymous\"\n"
        #expect(try await folder.read(text).shared.use == .anonymous)
        for reach in [Self.beyond, "trusted_proxies = [\"127.0.0.1\"]\n"] {
            let problems = await folder.problems(text + reach)
            #expect(problems.count == 1)
            #expect(problems.first?.contains("--allow-anonymous-shared-token") == true)
            #expect(problems.first?.hasPrefix("1: ") == true)
            let settings = try await folder.read(text + reach, Self.token, anonymous: true)
            #expect(settings.shared.use == .anonymous)
            #expect(settings.warnings.contains { $0.hasPrefix("Anybody who reaches") })
        }
    }

    @Test("production wants tokens that do not travel readable")
    func production() async throws {
        let text = "production = true\n"
        #expect(await folder.problems(text + Self.beyond).first?.hasPrefix("2: in production tokens must not") == true)
        #expect(try await folder.read(text).isProduction)
        #expect(try await folder.read(text + Self.beyond + "trusted_proxies = [\"10.0.0.1\"]").isProduction)
        #expect(await folder.problems(text + "public_url = \"http://time.example.com\"").count == 1)
    }

    @Test("a short secret for HS256 is refused")
    func shortSecrets() async {
        let table = "[[sign_in]]\nissuer = \"https://a.example\"\n"
        let short = ["TIMETRACK_SERVER_JWT_SECRET": "0123456789012345678901234567890"]
        #expect(
            await folder.problems(table, short) == [
                "1: the secret for HS256 has fewer than 32 bytes; use a longer one."
            ]
        )
        let long = ["TIMETRACK_SERVER_JWT_SECRET": "01234567890123456789012345678901"]
        #expect(await folder.problems("production = true\n" + table, long) == [])
    }

    @Test("TLS needs both files, and a key that others cannot read")
    func tls() async throws {
        let certificate = try folder.write("tls.pem", "x", mode: 0o644)
        let open = try folder.write("open.key", "x", mode: 0o644)
        let half = await folder.problems("tls_certificate = \"\(certificate)\"")
        #expect(half == ["1: tls_certificate and tls_key go together; set both or none."])
        let readable = await folder.problems("tls_certificate = \"\(certificate)\"\ntls_key = \"\(open)\"")
        #expect(readable == ["2: others may read or write the file of tls_key; run chmod 600 on it."])
        let missing = await folder.problems("tls_certificate = \"/nowhere/a\"\ntls_key = \"/nowhere/b\"")
        #expect(missing.map { $0.prefix(25) } == ["1: the file of tls_certif", "2: the file of tls_key, /"])
    }

    @Test("a proxy that names users has to be trusted by its address")
    func proxies() async {
        let header = "proxy_user_header = \"X-User\"\n"
        #expect(await folder.problems(header).first?.hasPrefix("1: nobody may send proxy_user_header") == true)
        let everybody = await folder.problems(header + "trusted_proxies = [\"0.0.0.0/0\"]")
        #expect(everybody.first?.hasPrefix("2: everybody could name any user") == true)
        let local = await folder.problems(header + "trusted_proxies = [\"10.0.0.1\"]\nproxy_issuer = \"local\"")
        #expect(local == ["3: proxy_issuer is another's; choose a name of its own."])
    }

    @Test("what may not be meant is a warning")
    func warnings() async throws {
        let readable = try await folder.read(Self.beyond + Self.table)
        #expect(readable.warnings.count == 1)
        #expect(readable.warnings.first?.hasPrefix("Tokens travel readable to 0.0.0.0:80") == true)
        let nobody = try await folder.read("production = true")
        #expect(
            nobody.warnings == [
                "Nobody can sign in; add a [[sign_in]] table, or proxy_user_header and trusted_proxies."
            ]
        )
        let workspace = try await folder.read(Self.table, ["CLOCKIFY_API_KEY": "0123456789"])
        #expect(workspace.warnings.first?.contains("CLOCKIFY_WORKSPACE_ID") == true)
        let none = try await folder.read("shared_token = \"signed-in\"\n" + Self.table)
        #expect(none.warnings.first?.hasPrefix("There is no shared token to spend") == true)
    }

    @Test("hosts follow from the addresses when none are set")
    func hosts() async throws {
        #expect(try await folder.read(Self.beyond).allowedHosts.isEmpty)
        let url = "public_url = \"https://time.example.com\"\n"
        #expect(try await folder.read(Self.beyond + url).allowedHosts == ["time.example.com"])
        #expect(try await folder.read(url).allowedHosts == ["time.example.com", "localhost", "127.0.0.1", "::1"])
    }

    @Test("shared accounts name users by issuer and subject, or by the subject where there is one issuer")
    func sharedAccounts() async throws {
        let settings = try await folder.read(
            """
            shared_accounts = [
              { user = "sub-1", clockify = ["c1", "c2"] },
              { user = "https://other.example sub 2", clockwork = ["w1"] },
            ]
            shared_accounts_anonymous = { clockwork = ["w9"] }

            """ + Self.table
        )
        let first = try ServerUser(issuer: "https://a.example", subject: "sub-1").id
        let second = try ServerUser(issuer: "https://other.example", subject: "sub 2").id
        #expect(settings.shared.accounts == [first: [.clockify: ["c1", "c2"]], second: [.clockwork: ["w1"]]])
        #expect(settings.shared.anonymousAccounts == [.clockwork: ["w9"]])
    }

    @Test("shared accounts that cannot be are told with their lines")
    func wrongSharedAccounts() async {
        let problems = await folder.problems(
            """
            [[shared_accounts]]
            clockify = ["c"]
            [[shared_accounts]]
            user = "a"
            clockify = "c"
            [[shared_accounts]]
            user = "a"
            [[shared_accounts]]
            user = "a"
            name = "b"
            [shared_accounts_anonymous]
            clockwork = []
            """
        )
        #expect(Set(problems.map { $0.prefix { $0 != ":" } }) == ["1", "5", "7", "9", "10", "12"])
    }
}
