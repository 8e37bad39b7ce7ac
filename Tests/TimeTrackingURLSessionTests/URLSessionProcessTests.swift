#if AsyncHTTPClient
import HTTPTypes
import Testing
import TimeTrackingKit
import TimeTrackingTesting
import TimeTrackingURLSession
import TransportTesting

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

// Each of these runs in a process of its own, because libcurl reads the environment of the process, and because some end it.

#if canImport(FoundationNetworking)
@Suite("URLSession in a process", .timeLimit(.minutes(1)))
struct URLSessionProcessTests {
    /// Asks a proxy that answers in some way for the way to a host, and returns the error and what the proxy was sent.
    static func exchange(
        _ variables: [String: String] = [:],
        host: String = "api.example",
        script: @escaping LoopbackServer.Script
    ) async throws -> (error: TransportError?, asked: String) {
        let error = Box<TransportError?>(nil)
        let asked = Box("")
        try await LoopbackServer.run(script: script) { proxy in
            setenv("https_proxy", "http://ada:canary-password@\(proxy.authority)", 1)
            for (name, value) in variables { setenv(name, value, 1) }
            try await URLSessionTransport.withTransport { transport in
                error.value = await transportError {
                    _ = try await transport.send(.post, scheme: "https", to: host, authorization: .canary)
                }
            }
            asked.value = proxy.transcripts.joined()
        }
        return (error.value, asked.value)
    }

    @Test func asksTheProxyOfTheEnvironmentForATunnel() async {
        await #expect(processExitsWith: .success) {
            try await TestCertificate.make(for: "api.example") { certificate in
                let (error, asked) = try await URLSessionProcessTests.exchange { connection in
                    try await connection.request()
                    try await connection.openTunnel(certificate.context)
                    try await connection.request()
                }
                #expect(asked.hasPrefix("CONNECT api.example:443 HTTP/1.1\r\n"))
                #expect(asked.contains("Proxy-Authorization: Basic "))
                // The certificate was checked at the far end of the tunnel.
                #expect(error?.code == .untrusted)
                #expect(error?.delivery == .notSent)
                #expect(!asked.contains("canary-3c9f"))
            }
        }
    }

    @Test func aProxyThatRefusesLeavesTheHostUnreachable() async {
        await #expect(processExitsWith: .success) {
            for status in ["407 Proxy Authentication Required", "502 Bad Gateway"] {
                let (error, asked) = try await URLSessionProcessTests.exchange { connection in
                    try await connection.request()
                    try await connection.respond(status, headers: ["Proxy-Authenticate: Basic realm=\"x\""])
                    await connection.closed()
                }
                #expect(error?.code == .unreachable)
                #expect(error?.delivery == .notSent)
                #expect(error?.message.contains("HTTPS_PROXY") == true)
                #expect(error?.description.contains("canary") == false)
                #expect(!asked.contains("canary-3c9f"))
            }
        }
    }

    @Test func aHostInTheListOfExceptionsIsReachedDirectly() async {
        await #expect(processExitsWith: .success) {
            let variables = ["NO_PROXY": "api.invalid"]
            let (error, asked) = try await URLSessionProcessTests.exchange(variables, host: "api.invalid") {
                connection in
                try await connection.request()
            }
            #expect(error?.code == .unreachable)
            #expect(error?.message.contains("does not resolve") == true)
            #expect(asked.isEmpty)
        }
    }

    @Test func noTokenGoesThroughAProxyInPlainHTTP() async {
        await #expect(processExitsWith: .success) {
            try await LoopbackServer.run { connection in
                try await connection.request()
                try await connection.respond(body: Array("hello".utf8))
            } _: { server in
                setenv("http_proxy", "http://\(server.authority)", 1)
                try await URLSessionTransport.withTransport { transport in
                    let error = await transportError {
                        _ = try await transport.send(to: "127.0.0.1:1", authorization: .canary)
                    }
                    #expect(error?.code == .invalidRequest)
                }
                #expect(server.transcripts.isEmpty)
                setenv("no_proxy", "127.0.0.1", 1)
                let authority = server.authority
                try await URLSessionTransport.withTransport { transport in
                    let response = try await transport.send(to: authority, authorization: .canary)
                    #expect(response.body == Array("hello".utf8))
                }
                #expect(server.transcripts[0].hasPrefix("GET /v1/user HTTP/1.1\r\n"))
            }
        }
    }

    @Test func anEnvironmentThatPrintsHeadersIsRefused() async {
        await #expect(processExitsWith: .success) {
            setenv("URLSessionDebugLibcurl", "1", 1)
            #expect(throws: TransportError.self) { try URLSessionTransport() }
        }
    }

    @Test("Neither Foundation nor libcurl prints the token")
    func nothingIsPrinted() async {
        let result = await #expect(
            processExitsWith: .success,
            observing: [\.standardOutputContent, \.standardErrorContent]
        ) {
            try await LoopbackServer.run { connection in
                try await connection.request()
                try await connection.respond(body: Array("hello".utf8))
            } _: { server in
                let authority = server.authority
                try await URLSessionTransport.withTransport { transport in
                    _ = try await transport.send(to: authority, authorization: .canary)
                    _ = await transportError { _ = try await transport.send(to: "127.0.0.1:1", authorization: .canary) }
                }
                #expect(server.transcripts[0].contains("canary-3c9f"))
            }
        }
        let printed = (result?.standardOutputContent ?? []) + (result?.standardErrorContent ?? [])
        #expect(!String(decoding: printed, as: UTF8.self).contains("canary-3c9f"))
    }

    /// How a `fatalError` ends a process.
    #if arch(x86_64) || arch(i386)
    private static let fatalError = ExitTest.Condition.signal(SIGILL)
    #else
    private static let fatalError = ExitTest.Condition.signal(SIGTRAP)
    #endif

    // The documentation of the transport names these. When one of them fails, Foundation has been mended: take it out of
    // both, and the transport into the sturdy ones of the suite.

    @Test func foundationEndsTheProcessWhenAHeadIsCutOff() async {
        await #expect(processExitsWith: Self.fatalError) {
            try await LoopbackServer.run { connection in
                try await connection.request()
                try await connection.send("HTTP/1.1 200 OK\r\nContent-")
            } _: { server in
                let authority = server.authority
                try await URLSessionTransport.withTransport { transport in
                    _ = await transportError { _ = try await transport.send(to: authority) }
                }
            }
        }
    }

    @Test func foundationEndsTheProcessAtTrailerFields() async {
        await #expect(processExitsWith: Self.fatalError) {
            try await LoopbackServer.run { connection in
                try await connection.request()
                try await connection.send(
                    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\nX-Sum: 1\r\n\r\n"
                )
                await connection.closed()
            } _: { server in
                let authority = server.authority
                try await URLSessionTransport.withTransport { transport in
                    _ = await transportError { _ = try await transport.send(to: authority) }
                }
            }
        }
    }
}
#endif
#endif
