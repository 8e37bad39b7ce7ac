import HTTPTypes
import Testing
import TimeTrackingKit
import TimeTrackingTesting
import TimeTrackingURLSession

// What only this transport has: its life and what it refuses. Nothing here needs a server.

@Suite("URLSession transport", .timeLimit(.minutes(1)))
struct URLSessionTransportTests {
    private func error(
        _ transport: URLSessionTransport,
        _ method: HTTPRequest.Method = .get,
        path: String = "/v1/user",
        body: [UInt8]? = nil
    ) async -> TransportError? {
        let request = HTTPRequest(method: method, scheme: "http", authority: "127.0.0.1:1", path: path)
        do {
            _ = try await transport.send(
                request,
                body: body,
                authorization: nil,
                timeout: .seconds(30),
                maximumResponseBytes: 1_000
            )
            return nil
        } catch {
            return error as? TransportError
        }
    }

    @Test func sendsNothingAfterTheShutdown() async throws {
        let transport = try URLSessionTransport()
        try await transport.shutdown()
        let refused = await error(transport)
        #expect(refused?.code == .invalidRequest)
        #expect(refused?.delivery == .notSent)
        #expect(refused?.message == "The transport was shut down; make a new one.")
        await #expect(throws: TransportError.self) { try await transport.shutdown() }
    }

    @Test func isShutDownWhenTheClosureThrows() async throws {
        struct Failure: Error {}
        var kept: URLSessionTransport?
        await #expect(throws: Failure.self) {
            try await URLSessionTransport.withTransport { transport in
                kept = transport
                throw Failure()
            }
        }
        let transport = try #require(kept)
        #expect(await error(transport)?.code == .invalidRequest)
    }

    @Test(arguments: ["/a/../b", "/a/./b", "/..", "/.", "/a/%2e%2E/b", "/a/.%2e", "/a/..?x=1"])
    func aPathThatWouldBeSentAsAnotherIsRefused(_ path: String) async throws {
        try await URLSessionTransport.withTransport { transport in
            #expect(await error(transport, path: path)?.code == .invalidRequest)
        }
    }

    @Test(arguments: ["/a%zz", "/a%", "/a%2"])
    func aBrokenPercentEncodingIsRefused(_ path: String) async throws {
        try await URLSessionTransport.withTransport { transport in
            #expect(await error(transport, path: path)?.code == .invalidRequest)
        }
    }

    @Test(arguments: ["/a/..b", "/a/...", "/a?b=/../c", "/a//b"])
    func otherDotsAreSent(_ path: String) async throws {
        try await URLSessionTransport.withTransport { transport in
            // Nobody listens on the port.
            #expect(await error(transport, path: path)?.code == .unreachable)
        }
    }

    @Test func aBodyThatWouldNotBeSentIsRefused() async throws {
        try await URLSessionTransport.withTransport { transport in
            #expect(await error(transport, .get, body: [1])?.code == .invalidRequest)
            #expect(await error(transport, .head, body: [1])?.code == .invalidRequest)
        }
    }
}
