import ServerSettings
import SystemPackage
import Testing
import TimeTrackingKit

@Suite("The table of settings")
struct SettingsTableTests {
    let folder: SettingsFolder

    init() throws {
        folder = try SettingsFolder()
    }

    @Test("nothing set has the usual values")
    func usual() async throws {
        let settings = try await folder.read()
        #expect(settings.listen.description == "127.0.0.1:8080")
        #expect(settings.isProduction == false)
        #expect(settings.log == LogSettings())
        #expect(settings.tls == nil)
        #expect(settings.signIn.isEmpty)
        #expect(settings.limits == CallerLimits())
        #expect(settings.upstream == UpstreamSettings())
        #expect(settings.metricsAllowed.map(\.description) == ["127.0.0.0/8", "::1/128"])
        #expect(settings.allowedHosts == ["localhost", "127.0.0.1", "::1"])
        #expect(settings.warnings.isEmpty)
    }

    @Test("every setting is read from the file")
    func everything() async throws {
        let certificate = try folder.write("tls.pem", "x")
        let key = try folder.write("tls.key", "x")
        let settings = try await folder.read(
            """
            listen = "0.0.0.0:8443"
            public_url = "https://time.example.com"
            production = true
            secrets_directory = "\(folder.path)"
            log_level = "warning"
            log_format = "json"
            tls_certificate = "\(certificate)"
            tls_key = "\(key)"
            trusted_proxies = ["10.0.0.0/8", "fd00::/8"]
            proxy_user_header = "X-Auth-Request-User"
            proxy_issuer = "company"
            allowed_origins = ["https://app.example.com"]
            allowed_hosts = ["Time.example.com"]
            shared_token = "off"
            shared_token_writes = true
            clockify_endpoint = "https://euc1.clockify.me/api/v1"
            clockwork_endpoint = "http://127.0.0.1:9001/v1"
            upstream_timeout = "2500ms"
            requests_per_minute_per_user = 11
            requests_per_minute_per_address = 12
            token_tests_per_minute = 13
            maximum_connections = 14
            session_lifetime = "30m"
            sign_in_url = "https://login.example.com/start?app=time"
            metrics_allowed = ["10.1.2.3"]
            """
        )
        #expect(settings.listen.host == "0.0.0.0")
        #expect(settings.listen.port == 8443)
        #expect(settings.publicURL?.description == "https://time.example.com")
        #expect(settings.isProduction)
        #expect(!settings.acceptsDevelopmentTokens)
        #expect(settings.secretsDirectory == folder.path)
        #expect(settings.log.level == .warning)
        #expect(settings.log.format == .json)
        #expect(settings.tls?.certificate.string == certificate)
        #expect(settings.tls?.key.string == key)
        #expect(settings.proxy.ranges.map(\.description) == ["10.0.0.0/8", "fd00::/8"])
        #expect(settings.proxy.userHeader == "X-Auth-Request-User")
        #expect(settings.proxy.issuer == "company")
        #expect(settings.isSignInConfigured)
        #expect(settings.allowedOrigins.map(\.description) == ["https://app.example.com"])
        #expect(settings.allowedHosts == ["time.example.com"])
        #expect(settings.shared.use == .off)
        #expect(settings.shared.allowsWrites)
        #expect(settings.upstream.clockify?.description == "https://euc1.clockify.me/api/v1")
        #expect(settings.upstream.clockwork?.description == "http://127.0.0.1:9001/v1")
        #expect(settings.upstream.timeout == .milliseconds(2500))
        #expect(settings.limits.requestsPerMinutePerUser == 11)
        #expect(settings.limits.requestsPerMinutePerAddress == 12)
        #expect(settings.limits.tokenTestsPerMinute == 13)
        #expect(settings.limits.maximumConnections == 14)
        #expect(settings.limits.sessionLifetime == .seconds(1800))
        #expect(settings.signInURL == "https://login.example.com/start?app=time")
        #expect(settings.metricsAllowed.map(\.description) == ["10.1.2.3/32"])
        #expect(settings.warnings.isEmpty)
    }

    @Test(
        "a value that a setting cannot have is a sentence with its line",
        arguments: [
            ("listen = \"8080\"", "listen has to be a host and a port"),
            ("listen = \"host:70000\"", "listen has to be a host and a port"),
            ("listen = \"[nonsense]:80\"", "listen has to be a host and a port"),
            ("public_url = \"https://a.example/path\"", "public_url has to be an address without a path"),
            ("production = \"yes\"", "production has to be true or false"),
            ("secrets_directory = \"secrets\"", "secrets_directory has to be an absolute path"),
            ("log_level = \"loud\"", "log_level has to be trace, debug"),
            ("log_format = 1", "log_format has to be text or json"),
            ("trusted_proxies = [\"10.1.0.0/8\"]", "trusted_proxies has to be a list of addresses"),
            ("trusted_proxies = \"10.0.0.0/8\"", "trusted_proxies has to be a list of addresses"),
            ("proxy_user_header = \"X User\"", "proxy_user_header has to be the name of a header"),
            ("proxy_issuer = \"my proxy\"", "proxy_issuer has to be 1 to 200 visible"),
            ("allowed_origins = [\"*\"]", "allowed_origins has to be a list of addresses"),
            ("allowed_hosts = [\"a b\"]", "allowed_hosts has to be a list of names"),
            ("shared_token = \"everybody\"", "shared_token has to be off, signed-in or anonymous"),
            ("shared_token_writes = 1", "shared_token_writes has to be true or false"),
            ("clockify_endpoint = \"http://example.com\"", "clockify_endpoint has to be an https address"),
            ("clockwork_endpoint = \"ftp://x\"", "clockwork_endpoint has to be an https address"),
            ("upstream_timeout = \"10\"", "upstream_timeout has to be a length"),
            ("upstream_timeout = \"6m\"", "upstream_timeout has to be a length"),
            ("requests_per_minute_per_user = 0", "requests_per_minute_per_user has to be a number"),
            ("requests_per_minute_per_address = \"9\"", "requests_per_minute_per_address has to be a number"),
            ("token_tests_per_minute = 10001", "token_tests_per_minute has to be a number"),
            ("maximum_connections = -1", "maximum_connections has to be a number"),
            ("session_lifetime = \"59s\"", "session_lifetime has to be a length"),
            ("sign_in_url = \"javascript:alert(1)\"", "sign_in_url has to be an https address"),
            ("sign_in_url = \"https://a.example/\\\"onload\"", "sign_in_url has to be an https address"),
            ("metrics_allowed = [\"localhost\"]", "metrics_allowed has to be a list of addresses"),
        ]
    )
    func mistakes(line: String, sentence: String) async {
        let problems = await folder.problems("# A comment.\n\n\(line)\n")
        #expect(problems.count == 1)
        #expect(problems.first?.hasPrefix("3: \(sentence)") == true, "\(problems)")
        #expect(problems.first?.hasSuffix("; correct it.") == true)
    }

    @Test("all problems are told at once, in an order that does not change")
    func allAtOnce() async {
        let problems = await folder.problems("listen = 1\nlog_level = 2\nnonsense = 3\n\n[[sign_in]]\naudience = 4\n")
        #expect(problems.count == 4)
        #expect(problems.map { $0.prefix(2) } == ["3:", "1:", "2:", "5:"])
    }
}
