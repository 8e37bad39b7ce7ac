import HTTPTypes
import Testing
import TimeTrackingKit
import TimeTrackingTesting

@Suite("Proxy settings")
struct ProxySettingsTests {
    private func proxy(_ environment: [String: String], to url: String = "https://api.example") throws -> String? {
        let parts = url.split(separator: "://")
        let request = HTTPRequest(method: .get, scheme: String(parts[0]), authority: String(parts[1]), path: "/")
        let settings = try ProxySettings(environment: environment)
        return settings.proxy(for: try TransportEndpoint(request)).map { "\($0.host):\($0.port)" }
    }

    @Test func anEnvironmentWithoutAProxyHasNone() throws {
        #expect(try proxy([:]) == nil)
        #expect(try proxy(["HTTPS_PROXY": "", "NO_PROXY": "*"]) == nil)
        #expect(try ProxySettings(environment: [:]) == .none)
    }

    @Test func theNameInSmallLettersComesFirstAndAnEmptyOneCountsAsNone() throws {
        #expect(try proxy(["https_proxy": "http://a:1", "HTTPS_PROXY": "http://b:2"]) == "a:1")
        #expect(try proxy(["https_proxy": "", "HTTPS_PROXY": "http://b:2"]) == "b:2")
        #expect(try proxy(["ALL_PROXY": "http://c:3"]) == "c:3")
        #expect(try proxy(["ALL_PROXY": "http://c:3", "HTTPS_PROXY": "http://b:2"]) == "b:2")
        #expect(try proxy(["HTTPS_PROXY": "http://a:1", "no_proxy": "", "NO_PROXY": "api.example"]) == nil)
    }

    @Test(arguments: [
        ("http://proxy.example:3128", "proxy.example:3128"), ("HTTP://proxy.example:3128/", "proxy.example:3128"),
        ("proxy.example:3128", "proxy.example:3128"), ("proxy.example", "proxy.example:1080"),
        ("http://[::1]:3128", "::1:3128"), ("http://ada:secret@proxy.example:3128", "proxy.example:3128"),
        ("http://ada:se@cret@proxy.example:3128", "proxy.example:3128"),
    ])
    func readsTheURLAsCurlDoes(_ url: String, _ expected: String) throws {
        #expect(try proxy(["HTTPS_PROXY": url]) == expected)
    }

    @Test(arguments: [
        "socks5://canary:canary@proxy.example:1080", "https://canary@proxy.example", "http://", "http://canary@",
        "http://proxy.example:99999", "http://proxy.example:x", "http://proxy.example/canary", "http://a b:1",
        "http://canary%zz:x@proxy.example", "http://canary%0a:x@proxy.example", "://", "http://[::1",
    ])
    func aURLThatCannotBeUsedIsAnErrorThatSaysWhatToDo(_ url: String) throws {
        for name in ["https_proxy", "HTTPS_PROXY", "ALL_PROXY"] {
            let error = #expect(throws: TransportError.self) { try ProxySettings(environment: [name: url]) }
            #expect(error?.code == .invalidRequest)
            #expect(error?.delivery == .notSent)
            #expect(error?.message.hasPrefix("\(name) ") == true)
            #expect(error?.message.hasSuffix("set it to a URL such as http://proxy.example:3128, or unset it.") == true)
            #expect(error?.message.contains("canary") == false)
        }
    }

    /// Lists of `NO_PROXY`, addresses that they mean, and addresses that they do not.
    private static let exceptions: [(list: String, direct: [String], proxied: [String])] = [
        ("*", ["api.example", "10.1.2.3", "[2001:db8::1]"], []),
        (
            "api.example", ["api.example", "API.Example", "eu.api.example", "api.example.", "api.example:8443"],
            ["example", "myapi.example"]
        ),
        (".api.example", ["api.example", "eu.api.example"], ["myapi.example"]),
        ("*.api.example", ["eu.api.example"], ["myapi.example"]),
        ("API.EXAMPLE.", ["api.example"], ["other.example"]),
        ("a.example, b.example\tc.example,,", ["a.example", "b.example", "c.example"], ["d.example"]),
        ("api.example:8443", ["api.example:8443", "eu.api.example:8443"], ["api.example", "api.example:443"]),
        ("10.1.2.3", ["10.1.2.3", "10.1.2.3:8443"], ["10.1.2.30", "x.10.1.2.3", "110.1.2.3"]),
        ("10.1.2.3:8443", ["10.1.2.3:8443"], ["10.1.2.3"]),
        ("10.0.0.0/8, 192.168.1.0/25", ["10.255.0.1", "192.168.1.127"], ["11.0.0.1", "192.168.1.128"]),
        ("0.0.0.0/0", ["8.8.8.8"], ["[2001:db8::1]", "api.example"]),
        ("2001:db8::1", ["[2001:db8::1]", "[2001:DB8:0:0::1]:8443"], ["[2001:db8::2]"]),
        ("[2001:db8::1]:8443", ["[2001:db8::1]:8443"], ["[2001:db8::1]"]),
        ("2001:db8::/33", ["[2001:db8:7fff::1]"], ["[2001:db8:8000::1]", "[2001:db9::1]"]),
        ("10.0.0.0/33, 10.0.0.0/x, /8, [::1, :80, .", [], ["10.0.0.1", "api.example"]),
    ]

    @Test(arguments: exceptions.indices)
    func readsTheListOfExceptions(_ index: Int) throws {
        let (list, direct, proxied) = Self.exceptions[index]
        let environment = ["HTTPS_PROXY": "http://a:1", "NO_PROXY": list]
        for host in direct { #expect(try proxy(environment, to: "https://\(host)") == nil, "\(list): \(host)") }
        for host in proxied { #expect(try proxy(environment, to: "https://\(host)") == "a:1", "\(list): \(host)") }
    }

    @Test(arguments: [
        "https://localhost:1", "https://127.0.0.1", "https://127.8.9.10:8443", "https://[::1]", "http://api.example",
        "http://10.0.0.1:8080",
    ])
    func thisMachineAndPlainHTTPHaveNoProxy(_ url: String) throws {
        #expect(
            try proxy(["HTTPS_PROXY": "http://a:1", "http_proxy": "http://a:1", "ALL_PROXY": "http://a:1"], to: url)
                == nil
        )
    }

    @Test func theUserNameAndPasswordAreNotShown() throws {
        let settings = try ProxySettings(environment: ["HTTPS_PROXY": "http://ada:canary%3A1@proxy.example:3128"])
        var dumped = ""
        dump(settings, to: &dumped)
        for text in ["\(settings)", String(reflecting: settings), dumped, "\(settings.anyProxy as Any)"] {
            #expect(!text.contains("canary") && !text.contains("ada"), "\(text.count) characters")
        }
        #expect("\(settings)" == "the proxy proxy.example:3128")
        #expect("\(ProxySettings.none)" == "no proxy")
        let credentials = try #require(settings.anyProxy?.credentials)
        #expect(credentials.withRevealedBytes { $0.elementsEqual("ada:canary:1".utf8) })
    }

    @Test func otherCredentialsAreOtherSettings() throws {
        func settings(_ url: String) throws -> ProxySettings { try ProxySettings(environment: ["HTTPS_PROXY": url]) }
        #expect(try settings("http://ada:1@a:1") != settings("http://ada:2@a:1"))
        #expect(try settings("http://ada:1@a:1").hashValue == settings("http://ada:2@a:1").hashValue)
        #expect(try settings("http://ada@a:1") == settings("http://ada:@a:1"))
    }
}
