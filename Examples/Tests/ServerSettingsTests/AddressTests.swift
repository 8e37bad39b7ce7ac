import ServerSettings
import Testing

@Suite("Addresses of settings")
struct AddressTests {
    @Test(
        "a range has the addresses of its prefix and no others",
        arguments: [
            ("10.0.0.0/8", "10.255.0.1", true), ("10.0.0.0/8", "11.0.0.1", false),
            ("192.168.1.128/25", "192.168.1.127", false), ("192.168.1.128/25", "192.168.1.129", true),
            ("127.0.0.1", "127.0.0.1", true), ("127.0.0.1", "127.0.0.2", false),
            ("0.0.0.0/0", "8.8.8.8", true), ("0.0.0.0/0", "::1", false),
            ("::1/128", "::1", true), ("fd00::/8", "fdff::1", true), ("fd00::/8", "fe80::1", false),
            ("10.0.0.0/8", "::ffff:10.1.1.1", true), ("10.0.0.0/8", "nonsense", false), ("10.0.0.0/8", "10.1", false),
        ]
    )
    func ranges(range: String, address: String, isInside: Bool) throws {
        let range = try #require(NetworkRange(range))
        #expect(range.contains(address) == isInside)
    }

    @Test(
        "a text that is no range is none",
        arguments: ["", "10.0.0.0/33", "10.1.0.0/8", "::/129", "10.0.0.0/-1", "a/8", "10.0.0.0/"]
    )
    func noRanges(text: String) {
        #expect(NetworkRange(text) == nil)
    }

    @Test(
        "only addresses of this machine are loopback",
        arguments: [
            ("127.0.0.1:80", true), ("127.9.9.9:80", true), ("localhost:80", true), ("[::1]:80", true),
            ("0.0.0.0:80", false), ("[::]:80", false), ("127.0.0.1.example.com:80", false), ("10.0.0.1:80", false),
        ]
    )
    func loopback(text: String, isLoopback: Bool) throws {
        #expect(try #require(ListenAddress(text)).isLoopback == isLoopback)
    }

    @Test(
        "an address to listen on is written as it is read",
        arguments: ["127.0.0.1:80", "[::1]:0", "host-1.example:65535"]
    )
    func descriptions(text: String) {
        #expect(ListenAddress(text)?.description == text)
    }

    @Test(
        "a text that is no address is none",
        arguments: ["", ":80", "a", "a:", "a:-1", "a:+1", "a:65536", "::1:80", "[1.2.3.4]:1", "a b:1"]
    )
    func noAddresses(text: String) {
        #expect(ListenAddress(text) == nil)
    }
}
