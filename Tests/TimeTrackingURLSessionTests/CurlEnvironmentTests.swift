import HTTPTypes
import Testing
import TimeTrackingKit
import TimeTrackingTesting

@testable import TimeTrackingURLSession

@Suite("The environment of URLSession")
struct CurlEnvironmentTests {
    private func refusal(_ environment: [String: String], _ url: String) throws -> TransportError? {
        let parts = url.split(separator: "://")
        let request = HTTPRequest(method: .get, scheme: String(parts[0]), authority: String(parts[1]), path: "/")
        do throws(TransportError) {
            try CurlEnvironment(environment).check(TransportEndpoint(request))
            return nil
        } catch {
            return error
        }
    }

    @Test func anOrdinaryEnvironmentAllowsEverything() throws {
        #expect(try refusal(["HOME": "/root"], "http://127.0.0.1:8080") == nil)
        #expect(try refusal(["https_proxy": "http://a:1", "HTTP_PROXY": "http://a:1"], "http://127.0.0.1") == nil)
        #expect(try refusal(["http_proxy": ""], "http://127.0.0.1") == nil)
    }

    @Test(arguments: ["http_proxy", "all_proxy", "ALL_PROXY"])
    func plainHTTPDoesNotGoThroughAProxy(_ variable: String) throws {
        let environment = [variable: "http://ada:canary@proxy.example:3128"]
        for host in ["127.0.0.1:8080", "localhost", "[::1]:8080", "api.example"] {
            let error = try refusal(environment, "http://\(host)")
            #expect(error?.code == .invalidRequest)
            #expect(error?.delivery == .notSent)
            #expect(error?.message.contains("unset \(variable).") == true)
            #expect(error?.message.contains("canary") == false)
        }
        #expect(try refusal(environment, "https://api.example") == nil)
    }

    @Test func aHostThatIsNamedNeedsNoProxy() throws {
        func isRefused(_ list: String, _ host: String) throws -> Bool {
            try refusal(["http_proxy": "http://a:1", "no_proxy": list], "http://\(host)") != nil
        }
        #expect(try !isRefused("a.example,127.0.0.1", "127.0.0.1:8080"))
        #expect(try !isRefused("LOCALHOST, ::1", "localhost"))
        #expect(try !isRefused("localhost,::1 ", "[::1]:8080"))
        #expect(try !isRefused("*", "127.0.0.1"))
        // What versions of libcurl disagree about does not count.
        #expect(try isRefused("127.0.0.0/8,*.example,127.0.0.1:8080", "127.0.0.1:8080"))
        for list in ["*,", " *", "a.example,*", "localhost 127.0.0.1"] {
            #expect(try isRefused(list, "127.0.0.1:8080"))
        }
        // Nor does a number that libcurl spells otherwise before it looks.
        for host in ["127.1", "0177.0.0.1", "2130706433", "0x7f.0.0.1"] {
            #expect(try isRefused(host, host))
        }
    }

    @Test func anEnvironmentThatShowsTheTokenIsRefused() {
        for value in ["", "1"] {
            let error = #expect(throws: TransportError.self) { try CurlEnvironment(["URLSessionDebugLibcurl": value]) }
            #expect(error?.code == .invalidRequest)
            #expect(error?.message.hasSuffix("unset it.") == true)
        }
    }

    @Test func anEnvironmentThatTrustsEverybodyIsRefused() throws {
        let variable = "URLSessionCertificateAuthorityInfoFile"
        let error = #expect(throws: TransportError.self) { try CurlEnvironment([variable: "INSECURE_SSL_NO_VERIFY"]) }
        #expect(error?.code == .invalidRequest)
        #expect(error?.message.contains("trust any certificate") == true)
        #expect(try refusal([variable: "/etc/ssl/cert.pem"], "https://api.example") == nil)
    }
}
