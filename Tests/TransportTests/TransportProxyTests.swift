#if AsyncHTTPClient
import Testing
import TimeTrackingKit
import TimeTrackingTesting
import TransportTesting

@Suite("Transport: proxies", .timeLimit(.minutes(1)))
struct TransportProxyTests {
    /// Sends a request with a credential to a host that is only reached through a proxy.
    private func response(
        _ transport: TransportUnderTest,
        proxy: LoopbackServer,
        userInfo: String = "",
        certificate: TestCertificate? = nil
    ) async throws -> Result<[UInt8], TransportError> {
        let settings = try ProxySettings(environment: ["HTTPS_PROXY": "http://\(userInfo)\(proxy.authority)"])
        let result = Box<Result<[UInt8], TransportError>?>(nil)
        try await transport(.init(trustRoots: certificate.map { [$0.path] } ?? [], proxy: settings)) { transport in
            do {
                let response = try await transport.send(scheme: "https", to: "api.example", authorization: .canary)
                result.value = .success(response.body)
            } catch let error as TransportError {
                result.value = .failure(error)
            }
        }
        return try #require(result.value)
    }

    @Test(arguments: TransportUnderTest.configurable)
    func asksForATunnelAndSendsTheTokenInside(_ transport: TransportUnderTest) async throws {
        let asked = Box("")
        let sent = Box("")
        try await TestCertificate.make(for: "api.example") { certificate in
            try await LoopbackServer.run { connection in
                asked.value = try await connection.request()
                try await connection.openTunnel(certificate.context)
                sent.value = try await connection.request()
                try await connection.respond(body: Array("hello".utf8))
            } _: { proxy in
                let result = try await response(transport, proxy: proxy, certificate: certificate)
                #expect(result == .success(Array("hello".utf8)))
            }
        }
        #expect(asked.value.hasPrefix("CONNECT api.example:443 HTTP/1.1\r\n"))
        #expect(!asked.value.contains("canary") && !asked.value.lowercased().contains("proxy-authorization"))
        #expect(sent.value.contains("Bearer canary-3c9f\r\n"))
    }

    @Test(arguments: TransportUnderTest.configurable)
    func givesTheProxyItsOwnPasswordAndNobodyElse(_ transport: TransportUnderTest) async throws {
        let asked = Box("")
        let sent = Box("")
        try await TestCertificate.make(for: "api.example") { certificate in
            try await LoopbackServer.run { connection in
                asked.value = try await connection.request()
                try await connection.openTunnel(certificate.context)
                sent.value = try await connection.request()
                try await connection.respond()
            } _: { proxy in
                let result = try await response(
                    transport,
                    proxy: proxy,
                    userInfo: "ada:p%40ss@",
                    certificate: certificate
                )
                #expect(result == .success([]))
            }
        }
        // "ada:p@ss" in base 64.
        #expect(asked.value.lowercased().contains("proxy-authorization: basic ywrhonbac3m=\r\n"))
        #expect(!sent.value.lowercased().contains("proxy-authorization"))
    }

    @Test(arguments: TransportUnderTest.configurable, ["407 Proxy Authentication Required", "502 Bad Gateway"])
    func aProxyThatRefusesLeavesTheHostUnreachable(_ transport: TransportUnderTest, _ status: String) async throws {
        try await LoopbackServer.run { connection in
            try await connection.request()
            try await connection.respond(status, headers: ["Proxy-Authenticate: Basic realm=\"x\""])
            await connection.closed()
        } _: { proxy in
            let result = try await response(transport, proxy: proxy, userInfo: "ada:canary@")
            guard case .failure(let error) = result else {
                Issue.record("The proxy was not asked.")
                return
            }
            #expect(error.code == .unreachable)
            #expect(error.delivery == .notSent)
            #expect(error.message.contains("api.example:443 through the proxy \(proxy.authority)"))
            #expect(error.message.contains("the proxy "))
            #expect(!error.message.contains("canary"))
            #expect(!proxy.transcripts.joined().contains("canary-3c9f"))
        }
    }

    @Test(arguments: TransportUnderTest.configurable)
    func aProxyThatDoesNotListenIsNamed(_ transport: TransportUnderTest) async throws {
        let refusing = try RefusingPort()
        defer { refusing.close() }
        let settings = try ProxySettings(environment: ["https_proxy": "127.0.0.1:\(refusing.port)"])
        try await transport(.init(proxy: settings)) { transport in
            let error = await transportError { _ = try await transport.send(scheme: "https", to: "api.example") }
            #expect(error?.code == .unreachable)
            #expect(error?.delivery == .notSent)
            #expect(error?.message.contains("through the proxy 127.0.0.1:\(refusing.port)") == true)
        }
    }

    @Test(arguments: TransportUnderTest.configurable)
    func thisMachineAndPlainHTTPAreReachedDirectly(_ transport: TransportUnderTest) async throws {
        let refusing = try RefusingPort()
        defer { refusing.close() }
        let address = "http://127.0.0.1:\(refusing.port)"
        let settings = try ProxySettings(environment: ["https_proxy": address, "http_proxy": address])
        try await TestCertificate.make(for: "localhost") { certificate in
            for tls in [nil, certificate.context] {
                try await LoopbackServer.run(tls: tls) { connection in
                    try await connection.request()
                    try await connection.respond(body: Array("hello".utf8))
                } _: { server in
                    let authority = "localhost:\(server.port)"
                    let scheme = tls == nil ? "http" : "https"
                    try await transport(.init(trustRoots: [certificate.path], proxy: settings)) { transport in
                        let response = try await transport.send(scheme: scheme, to: authority, authorization: .canary)
                        #expect(response.body == Array("hello".utf8))
                    }
                }
            }
        }
    }
}
#endif
