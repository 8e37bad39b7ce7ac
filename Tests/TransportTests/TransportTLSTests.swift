#if AsyncHTTPClient
import HTTPTypes
import Testing
import TimeTrackingKit
import TimeTrackingTesting
import TransportTesting

@Suite("Transport: TLS", .timeLimit(.minutes(1)))
struct TransportTLSTests {
    /// Answers every request with a body.
    private static let answer: LoopbackServer.Script = { connection in
        try await connection.request()
        try await connection.respond(body: Array("hello".utf8))
    }

    @Test(arguments: TransportUnderTest.configurable)
    func acceptsAServerWhoseRootItWasGiven(_ transport: TransportUnderTest) async throws {
        try await TestCertificate.make(for: "localhost") { certificate in
            try await LoopbackServer.run(tls: certificate.context, script: Self.answer) { server in
                let authority = "localhost:\(server.port)"
                try await transport(.init(trustRoots: [certificate.path])) { transport in
                    let response = try await transport.send(scheme: "https", to: authority, authorization: .canary)
                    #expect(response.body == Array("hello".utf8))
                }
                #expect(server.transcripts.joined().contains("Bearer canary-3c9f\r\n"))
            }
        }
    }

    @Test(arguments: TransportUnderTest.all)
    func refusesAServerOfAnUnknownAuthority(_ transport: TransportUnderTest) async throws {
        try await TestCertificate.make(for: "localhost") { certificate in
            try await LoopbackServer.run(tls: certificate.context, script: Self.answer) { server in
                try await expectUntrusted(transport, server, host: "localhost", trustRoots: [])
            }
        }
    }

    @Test(arguments: TransportUnderTest.all, ["localhost", "127.0.0.1"])
    func refusesACertificateForAnotherName(_ transport: TransportUnderTest, _ host: String) async throws {
        try await TestCertificate.make(for: "api.example") { certificate in
            try await LoopbackServer.run(tls: certificate.context, script: Self.answer) { server in
                try await expectUntrusted(transport, server, host: host, trustRoots: [certificate.path])
            }
        }
    }

    @Test(arguments: TransportUnderTest.all)
    func refusesAVersionOfTLSBefore12(_ transport: TransportUnderTest) async throws {
        try await TestCertificate.make(for: "localhost") { certificate in
            try await LoopbackServer.run(tls: certificate.outdatedContext, script: Self.answer) { server in
                let authority = "localhost:\(server.port)"
                try await transport(.init(trustRoots: [certificate.path])) { transport in
                    let error = await transportError {
                        _ = try await transport.send(.post, scheme: "https", to: authority, authorization: .canary)
                    }
                    // A client that can be given no root may find out about the certificate first.
                    #expect(error?.code == .unreachable || error?.code == .untrusted)
                    #expect(error?.delivery == .notSent)
                }
                #expect(server.transcripts.joined().isEmpty)
            }
        }
    }

    /// Sends a request with a credential and expects that it does not even leave.
    private func expectUntrusted(
        _ transport: TransportUnderTest,
        _ server: LoopbackServer,
        host: String,
        trustRoots: [String]
    ) async throws {
        let authority = "\(host):\(server.port)"
        try await transport(.init(trustRoots: trustRoots)) { transport in
            let error = await transportError {
                _ = try await transport.send(.post, scheme: "https", to: authority, authorization: .canary)
            }
            #expect(error?.code == .untrusted)
            #expect(error?.delivery == .notSent)
            #expect(error?.message.contains(authority) == true)
        }
        #expect(server.transcripts.joined().isEmpty)
    }

    @Test(arguments: TransportUnderTest.all)
    func aServerThatSpeaksNoTLSIsUnreachable(_ transport: TransportUnderTest) async throws {
        try await LoopbackServer.run { connection in
            try await connection.send("HTTP/1.1 400 Bad Request\r\n\r\n")
            await connection.closed()
        } _: { server in
            let authority = server.authority
            try await transport { transport in
                let error = await transportError {
                    _ = try await transport.send(.post, scheme: "https", to: authority, authorization: .canary)
                }
                #expect(error?.code == .unreachable)
                #expect(error?.delivery == .notSent)
            }
            #expect(!server.transcripts.joined().contains("canary"))
        }
    }

    @Test(arguments: TransportUnderTest.configurable)
    func aHandshakeThatNeverEndsTimesOutUnsent(_ transport: TransportUnderTest) async throws {
        try await LoopbackServer.run { connection in
            await connection.closed()
        } _: { server in
            let authority = server.authority
            try await transport(.init(connectTimeout: .milliseconds(200))) { transport in
                let error = await transportError {
                    _ = try await transport.send(.post, scheme: "https", to: authority, authorization: .canary)
                }
                #expect(error?.code == .timedOut)
                #expect(error?.delivery == .notSent)
            }
        }
    }

    @Test(arguments: TransportUnderTest.configurable)
    func aConnectionCutInsideTheBodyIsADisconnection(_ transport: TransportUnderTest) async throws {
        try await TestCertificate.make(for: "localhost") { certificate in
            try await LoopbackServer.run(tls: certificate.context) { connection in
                try await connection.request()
                // Without a length only a proper end of TLS tells a whole body from half of one.
                try await connection.send("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nhalf")
                try await connection.cut()
            } _: { server in
                let authority = "localhost:\(server.port)"
                try await transport(.init(trustRoots: [certificate.path])) { transport in
                    let error = await transportError { _ = try await transport.send(scheme: "https", to: authority) }
                    #expect(error?.code == .disconnected)
                }
            }
        }
    }
}
#endif
