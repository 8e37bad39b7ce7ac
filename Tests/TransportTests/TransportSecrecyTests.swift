#if AsyncHTTPClient
import HTTPTypes
import Testing
import TimeTrackingKit
import TimeTrackingTesting
import TransportTesting

@Suite("Transport: secrecy", .timeLimit(.minutes(1)))
struct TransportSecrecyTests {
    @Test(arguments: TransportUnderTest.all)
    func theSecretIsOnTheWireOnce(_ transport: TransportUnderTest) async throws {
        try await LoopbackServer.run { connection in
            try await connection.request()
            try await connection.respond()
        } _: { server in
            let authority = server.authority
            try await transport { transport in
                var headers = HTTPFields()
                // A field of the same name, in another case and more than once, gives way.
                headers.append(HTTPField(name: HTTPField.Name("AUTHORIZATION")!, value: "Bearer other-1"))
                headers.append(HTTPField(name: .authorization, value: "Bearer other-2"))
                _ = try await transport.send(.post, to: authority, headers: headers, body: [1], authorization: .canary)
            }
            let text = server.transcripts.joined()
            #expect(text.split(separator: "canary-3c9f", omittingEmptySubsequences: false).count == 2)
            #expect(text.contains("\r\nAuthorization: Bearer canary-3c9f\r\n"))
            #expect(!text.contains("other-"))
        }
    }

    @Test(arguments: TransportUnderTest.all)
    func aSecretThatNoHeaderCanCarryIsRefused(_ transport: TransportUnderTest) async throws {
        let broken = Authorization(name: .authorization, secret: .testing("canary\r\nX-Injected: 1"))
        try await LoopbackServer.run { _ in
        } _: { server in
            let authority = server.authority
            try await transport { transport in
                let error = await transportError {
                    _ = try await transport.send(to: authority, authorization: broken)
                }
                #expect(error?.code == .invalidRequest)
                #expect(error?.description.contains("canary") == false)
            }
            #expect(server.transcripts.isEmpty)
        }
    }

    @Test(arguments: TransportUnderTest.all)
    func aTransportShowsNothingOfWhatItSent(_ transport: TransportUnderTest) async throws {
        try await LoopbackServer.run { connection in
            try await connection.request()
            try await connection.respond(headers: ["Set-Cookie: canary=1"])
            try await connection.request()
            try await connection.respond()
        } _: { server in
            let authority = server.authority
            try await transport { transport in
                for _ in 0..<2 { _ = try await transport.send(to: authority, path: "/canary", authorization: .canary) }
                var dumped = ""
                dump(transport, to: &dumped)
                #expect(!dumped.contains("canary") && !String(reflecting: transport).contains("canary"))
            }
            // A cookie of the first response is not in the second request.
            #expect(!server.transcripts.joined().lowercased().contains("cookie"))
        }
    }

    @Test(arguments: TransportUnderTest.all)
    func noErrorQuotesTheRequest(_ transport: TransportUnderTest) async throws {
        try await LoopbackServer.run { connection in
            try await connection.request()
            try await connection.send("canary is not HTTP\r\n\r\n")
            await connection.closed()
        } _: { server in
            let authority = server.authority
            try await transport { transport in
                var headers = HTTPFields()
                headers[.cookie] = "canary-cookie"
                var errors: [TransportError?] = []
                errors.append(
                    await transportError {
                        _ = try await transport.send(
                            to: authority,
                            path: "/canary?token=canary",
                            headers: headers,
                            authorization: .canary
                        )
                    }
                )
                errors.append(await transportError { _ = try await transport.send(to: "canary@" + authority) })
                errors.append(
                    await transportError { _ = try await transport.send(to: authority, path: "/canary canary") }
                )
                #expect(errors.map { $0?.code } == [.malformedResponse, .invalidRequest, .invalidRequest])
                for error in errors {
                    var dumped = ""
                    dump(error, to: &dumped)
                    #expect(!dumped.contains("canary") && !String(reflecting: error).contains("canary"))
                }
            }
        }
    }

    @Test(
        arguments: TransportUnderTest.all,
        [
            "", "user@127.0.0.1", "user:pass@127.0.0.1", "127.0.0.1:0", "127.0.0.1:65536", "127.0.0.1:80:80",
            "127.0.0.1:", "127.0.0.1:8 0", "127.0.0.1#@api.example", "127.0.0.1?x", "127.0.0.1/x", "127.0.0.1\\x",
            "api example", "[::1", "[::1]x", "[]", "[fe80::1%25lo]", "api.ex\u{e4}mple", "api.example\r\nX: 1",
        ]
    )
    func anAuthorityThatIsNotAHostIsRefused(_ transport: TransportUnderTest, _ authority: String) async throws {
        try await transport { transport in
            let error = await transportError {
                _ = try await transport.send(to: authority, authorization: .canary)
            }
            #expect(error?.code == .invalidRequest)
            #expect(error?.delivery == .notSent)
        }
    }

    @Test(arguments: TransportUnderTest.all, ["ftp", "file", "http+unix", "unix", ""])
    func anotherSchemeIsRefused(_ transport: TransportUnderTest, _ scheme: String) async throws {
        try await transport { transport in
            let error = await transportError {
                _ = try await transport.send(scheme: scheme, to: "127.0.0.1", authorization: .canary)
            }
            #expect(error?.code == .invalidRequest)
        }
    }

    @Test(arguments: TransportUnderTest.all, ["", "v1", "*", "/a b", "/a#b", "/\u{e9}", "/a\"b", "/a\\b", "/{id}"])
    func aPathThatIsNotEncodedIsRefused(_ transport: TransportUnderTest, _ path: String) async throws {
        try await transport { transport in
            let error = await transportError { _ = try await transport.send(to: "127.0.0.1:1", path: path) }
            #expect(error?.code == .invalidRequest)
        }
    }
}
#endif
