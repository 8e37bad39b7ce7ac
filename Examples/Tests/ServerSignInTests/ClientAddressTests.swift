import HTTPTypes
import Testing

@testable import ServerSignIn

@Suite("Where a request came from")
struct ClientAddressTests {
    private func fields(_ forwarded: [String], proto: [String] = []) throws -> HTTPFields {
        var fields = HTTPFields()
        fields[values: try #require(HTTPField.Name("X-Forwarded-For"))] = forwarded
        fields[values: try #require(HTTPField.Name("X-Forwarded-Proto"))] = proto
        return fields
    }

    @Test(
        arguments: [
            // An untrusted peer is the client, whatever it says.
            ("203.0.113.9", [], "203.0.113.9"), ("203.0.113.9", ["10.0.0.1"], "203.0.113.9"),
            ("203.0.113.9", ["198.51.100.1, 10.0.0.1"], "203.0.113.9"),
            // The nearest proxy's entry counts, and what stands left of a client's own address was made up by it.
            ("10.0.0.1", ["198.51.100.1"], "198.51.100.1"), ("10.0.0.1", ["1.2.3.4, 198.51.100.1"], "198.51.100.1"),
            ("10.0.0.1", ["10.9.9.9, 198.51.100.1"], "198.51.100.1"),
            ("10.0.0.1", ["1.2.3.4", "198.51.100.1"], "198.51.100.1"),
            ("10.0.0.1", ["198.51.100.1, 10.0.0.2"], "198.51.100.1"),
            ("10.0.0.1", ["1.2.3.4,198.51.100.1 ,\t10.0.0.2, 2001:db8:ff::7"], "198.51.100.1"),
            // All are proxies, or nothing is said.
            ("10.0.0.1", [], "10.0.0.1"), ("10.0.0.1", [""], "10.0.0.1"),
            ("10.0.0.1", ["10.0.0.3, 10.0.0.2"], "10.0.0.3"),
            // What cannot be read ends the walk at the last good address.
            ("10.0.0.1", ["198.51.100.1, unknown"], "10.0.0.1"),
            ("10.0.0.1", ["198.51.100.1, _hidden, 10.0.0.2"], "10.0.0.2"),
            ("10.0.0.1", ["198.51.100.1,"], "10.0.0.1"), ("10.0.0.1", ["198.51.100.1, 10.0.0.256"], "10.0.0.1"),
            ("10.0.0.1", ["198.51.100.1 10.0.0.2"], "10.0.0.1"), ("10.0.0.1", ["010.0.0.2"], "10.0.0.1"),
            ("10.0.0.1", ["198.51.100.1\r\nX: y"], "10.0.0.1"), ("10.0.0.1", ["<script>"], "10.0.0.1"),
            // With ports and brackets, as some proxies write.
            ("10.0.0.1", ["198.51.100.1:4711"], "198.51.100.1"), ("10.0.0.1", ["[2001:db8::1]:4711"], "2001:db8::1"),
            ("10.0.0.1", ["[2001:db8::1]"], "2001:db8::1"), ("10.0.0.1", ["[2001:db8::1]x"], "10.0.0.1"),
            ("10.0.0.1", ["[198.51.100.1]"], "10.0.0.1"), ("10.0.0.1", ["198.51.100.1:"], "10.0.0.1"),
            ("10.0.0.1", ["198.51.100.1:x"], "10.0.0.1"), ("10.0.0.1", ["[2001:db8::1"], "10.0.0.1"),
            // IPv6, and IPv4 written as it.
            ("2001:db8:ff::7", ["2001:DB8:0:0::0001"], "2001:db8::1"),
            ("::ffff:10.0.0.1", ["198.51.100.1"], "198.51.100.1"),
            ("10.0.0.1", ["::ffff:198.51.100.1"], "198.51.100.1"),
            ("10.0.0.1", ["198.51.100.1, ::ffff:10.0.0.2"], "198.51.100.1"),
            ("2001:db8:fe::7", ["198.51.100.1"], "2001:db8:fe::7"), ("fe80::1%eth0", ["198.51.100.1"], "198.51.100.1"),
            // Connections without an address.
            (nil, ["198.51.100.1"], "unknown"), ("", ["198.51.100.1"], "unknown"), ("socket", [], "unknown"),
        ] as [(String?, [String], String)]
    )
    func isSaidByTrustedProxiesAlone(_ peer: String?, _ forwarded: [String], _ client: String) throws {
        let proxies = try TrustedProxies(parsing: ["10.0.0.0/8", "2001:db8:ff::/48", "fe80::1"])
        let address = proxies.clientAddress(peer: peer, isPeerSecure: false, fields: try fields(forwarded))
        #expect(address.text == client)
    }

    @Test func walksNoFurtherThanAnyChainOfProxies() throws {
        let proxies = try TrustedProxies(parsing: ["10.0.0.0/8"])
        let chain = (0..<100).map { "10.1.1.\($0)" }.joined(separator: ",")
        let address = proxies.clientAddress(peer: "10.0.0.1", isPeerSecure: false, fields: try fields([chain]))
        #expect(address.text == "10.1.1.68")
    }

    @Test(
        arguments: [
            ("10.0.0.1", false, ["https"], true), ("10.0.0.1", false, ["HTTPS"], true),
            ("10.0.0.1", false, ["http"], false),
            ("10.0.0.1", false, [], false), ("10.0.0.1", false, [""], false),
            ("10.0.0.1", false, ["https, http"], false),
            ("10.0.0.1", false, ["http", "https"], false), ("10.0.0.1", false, ["https", "https"], true),
            ("10.0.0.1", false, ["wss"], false), ("10.0.0.1", true, ["http"], true),
            ("203.0.113.9", false, ["https"], false), ("203.0.113.9", true, ["http"], true),
        ] as [(String, Bool, [String], Bool)]
    )
    func isSecureWhenTheServerOrAllProxiesSaySo(_ peer: String, _ tls: Bool, _ proto: [String], _ isSecure: Bool) throws
    {
        let proxies = try TrustedProxies(parsing: ["10.0.0.0/8"])
        let fields = try fields([], proto: proto)
        let address = proxies.clientAddress(peer: peer, isPeerSecure: tls, fields: fields)
        #expect(address.isSecure == isSecure)
        #expect(TrustedProxies().clientAddress(peer: peer, isPeerSecure: false, fields: fields).isSecure == false)
    }

    @Test(
        arguments: [
            (
                "10.0.0.0/8", "10.0.0.0/8", ["10.0.0.0", "10.255.255.255", "::ffff:10.1.1.1"],
                ["11.0.0.0", "9.255.255.255"]
            ),
            ("192.0.2.7", "192.0.2.7/32", ["192.0.2.7"], ["192.0.2.6", "192.0.2.8"]),
            ("172.16.0.0/12", "172.16.0.0/12", ["172.31.255.255"], ["172.32.0.0", "172.15.255.255"]),
            ("128.0.0.0/1", "128.0.0.0/1", ["255.255.255.255"], ["127.255.255.255", "::1"]),
            ("::1", "::1/128", ["::1"], ["::2", "127.0.0.1"]),
            ("2001:db8::/32", "2001:db8::/32", ["2001:db8:ffff::"], ["2001:db9::", "2001:db7:ffff::"]),
            ("fe80::/10", "fe80::/10", ["febf::1"], ["fec0::"]),
            ("::ffff:10.0.0.0/104", "10.0.0.0/8", ["10.1.1.1"], ["11.0.0.0"]),
        ] as [(String, String, [String], [String])]
    )
    func readsRanges(_ text: String, _ description: String, _ members: [String], _ others: [String]) throws {
        let range = try AddressRange(text)
        #expect(range.description == description)
        for member in members { #expect(range.contains(try #require(IPAddress(member)))) }
        for other in others { #expect(!range.contains(try #require(IPAddress(other)))) }
    }

    @Test(arguments: [
        "", "/", "/8", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/+8", "10.0.0.0/8/8", "10.0.0.1/8",
        "10.0.0/8",
        "10.0.0.0/ 8", " 10.0.0.0/8", "10.0.0.0/8x", "10.0.0.0/255.0.0.0", "0.0.0.0/0", "::/0", "::1/129",
        "2001:db8::1/32",
        "proxy.example", "::ffff:10.0.0.0/8", "::ffff:0.0.0.0/96", "fe80::1%eth0", "10.0.0.0/99999999999999999999",
    ])
    func refusesRangesThatAreNoneOrHaveEverybody(_ text: String) {
        let error = #expect(throws: SignInSettingsError.self) { try AddressRange(text) }
        #expect(error?.code == .addressRange)
        #expect(error?.message.hasSuffix(".") == true)
    }

    @Test func namesWhatRequestsOfOneClientHaveInCommon() throws {
        func key(_ peer: String?) -> String {
            TrustedProxies().clientAddress(peer: peer, isPeerSecure: false, fields: [:]).rateLimitKey
        }
        #expect(key("192.0.2.7") == "192.0.2.7")
        #expect(key("::ffff:192.0.2.7") == "192.0.2.7")
        #expect(key("2001:db8:1:2:3::4") == "2001:db8:1:2::/64")
        #expect(key("2001:db8:1:2:ffff::") == key("2001:db8:1:2:3::4"))
        #expect(key(nil) == "unknown")
    }

    @Test func knowsThisMachine() throws {
        for text in ["127.0.0.1", "127.255.0.1", "::1", "::ffff:127.0.0.1"] {
            #expect(try #require(IPAddress(text)).isLoopback)
        }
        for text in ["128.0.0.1", "::", "::2", "10.0.0.1"] { #expect(try !#require(IPAddress(text)).isLoopback) }
        for text in ["", "1", "127.1", "0x7f.0.0.1", "1.2.3.4.5", "[::1]", ":::", "::1%lo", "1.2.3.4\u{0}"] {
            #expect(IPAddress(text) == nil)
        }
    }
}
