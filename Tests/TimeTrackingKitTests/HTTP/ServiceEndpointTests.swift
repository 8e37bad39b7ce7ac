import Testing
import TimeTrackingKit

@Suite
struct ServiceEndpointTests {
    @Test(arguments: [
        ("https://api.clockify.me/api/v1", "/api/v1"),
        ("https://api.clockify.me/api/v1/", "/api/v1"),
        ("https://api.clockify.me", ""),
        ("https://api.clockify.me/", ""),
        ("http://127.0.0.1:8080/v1", "/v1"),
        ("http://localhost/v1", "/v1"),
        ("http://[::1]:9/v1", "/v1"),
    ])
    func readsAddresses(text: String, prefix: String) throws {
        #expect(try ServiceEndpoint(text).pathPrefix == prefix)
    }

    @Test(arguments: [
        ("ftp://example.com", "scheme"),
        ("example.com/v1", "scheme"),
        ("https://user:hunter2@example.com", "user name"),
        ("https://user@example.com", "user name"),
        ("https://example.com/v1?key=hunter2", "query"),
        ("https://example.com/#hunter2", "fragment"),
        ("https://example.com\\@evil.test", "backslash"),
        ("https://", "no host"),
        ("https:///v1", "no host"),
        ("https://:8080/v1", "no host"),
        ("https://exa mple.com", "space"),
        ("https://example.com\n", "control character"),
        ("https://exämple.com", "outside ASCII"),
        ("https://example.com:0", "port"),
        ("https://example.com:65536", "port"),
        ("https://example.com:", "port"),
        ("https://example.com:80a", "port"),
        ("https://example.com:+80", "port"),
        ("https://[::1", "IPv6"),
        ("https://[example.com]", "IPv6"),
        ("https://[::1]evil.test", "port"),
        ("https://a..b", "host"),
        ("https://a%2eb", "host"),
        ("https://example.com/a//b", "path"),
        ("https://example.com/../b", "path"),
        ("https://example.com/a%2Fb", "path"),
    ])
    func refusesInOneSentence(text: String, word: String) throws {
        let error = try #require(throws: APIError.self) { try ServiceEndpoint(text) }
        #expect(error.code == .invalidEndpoint)
        #expect(error.message.contains(word))
        #expect(error.message.hasSuffix("."))
        #expect(!"\(error)".contains("hunter2"))
    }

    @Test
    func plainHTTPStaysOnThisMachine() throws {
        let error = #expect(throws: APIError.self) { try ServiceEndpoint("http://example.com/v1") }
        #expect(error?.message.contains("https") == true)
        #expect(try ServiceEndpoint("http://example.com/v1", allowingInsecureHTTP: true).origin.port == 80)
    }

    @Test(arguments: [
        ("abc-._~19", "abc-._~19"),
        ("../user", "..%2Fuser"),
        ("a?b#c%d", "a%3Fb%23c%25d"),
        ("ü 日", "%C3%BC%20%E6%97%A5"),
        ("...", "..."),
        ("a\r\nHost: x", "a%0D%0AHost%3A%20x"),
    ])
    func anIDIsOneSegment(id: String, segment: String) throws {
        let endpoint = try ServiceEndpoint("https://example.com/v1")
        let path = try endpoint.path(["items", id], query: [], operation: "test")
        #expect(path == "/v1/items/\(segment)")
    }

    @Test(arguments: ["", ".", ".."])
    func anIDThatWouldMoveThePathIsRefused(id: String) throws {
        let endpoint = try ServiceEndpoint("https://example.com/v1")
        let error = #expect(throws: APIError.self) {
            try endpoint.path(["items", id, "parts"], query: [], operation: "test")
        }
        #expect(error?.code == .invalidRequest)
    }

    @Test
    func queryItemsAreEncoded() throws {
        let endpoint = try ServiceEndpoint("https://example.com/v1")
        let path = try endpoint.path(
            ["items"],
            query: [("a[]", "1+1=2&b"), ("tz", "Asia/Seoul")],
            operation: "test"
        )
        #expect(path == "/v1/items?a%5B%5D=1%2B1%3D2%26b&tz=Asia%2FSeoul")
    }
}
