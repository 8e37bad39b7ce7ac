import Testing
import TimeTrackingKit

@Suite
struct OriginTests {
    @Test(arguments: [
        ("https://api.clockify.me", "https://api.clockify.me"),
        ("HTTPS://API.Clockify.ME:443/", "https://api.clockify.me"),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
        ("http://[::1]:80", "http://[::1]"),
    ])
    func readsAndWrites(text: String, written: String) throws {
        let origin = try Origin(text)
        #expect(origin.description == written)
        #expect(try Origin(written) == origin)
    }

    @Test
    func differentPortsAndSchemesAreDifferentOrigins() throws {
        let origin = try Origin("https://example.com")
        #expect(try origin != Origin("https://example.com:8443"))
        #expect(try origin != Origin("http://example.com"))
        #expect(try origin != Origin("https://example.com.evil.test"))
    }

    @Test(arguments: [
        "localhost", "127.0.0.1", "127.255.3.4", "[::1]",
    ])
    func thisMachine(host: String) throws {
        #expect(try Origin("http://\(host)").isLoopback)
    }

    @Test(arguments: [
        "127.1", "0127.0.0.1", "127.0.0.01", "127.0.0.1.evil.test", "128.0.0.1", "localhost.evil.test", "[::2]",
        "2130706433", "127.0.0.256",
    ])
    func notThisMachine(host: String) throws {
        #expect(try !Origin("http://\(host)").isLoopback)
    }

    @Test
    func aPathIsRefused() {
        let error = #expect(throws: APIError.self) { try Origin("https://example.com/v1") }
        #expect(error?.code == .invalidEndpoint)
    }
}
