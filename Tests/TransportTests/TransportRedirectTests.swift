#if AsyncHTTPClient
import HTTPTypes
import Testing
import TimeTrackingKit
import TimeTrackingTesting
import TransportTesting

@Suite("Transport: redirects", .timeLimit(.minutes(1)))
struct TransportRedirectTests {
    @Test(arguments: TransportUnderTest.all, [301, 302, 303, 307, 308])
    func returnsARedirectAndTellsTheOtherHostNothing(_ transport: TransportUnderTest, _ code: Int) async throws {
        try await LoopbackServer.run { connection in
            try await connection.request()
            try await connection.respond()
        } _: { other in
            let target = "http://\(other.authority)/stolen"
            try await LoopbackServer.run { connection in
                try await connection.request()
                try await connection.respond(
                    "\(code) Moved",
                    headers: ["Location: \(target)"],
                    body: Array("moved".utf8)
                )
            } _: { server in
                let authority = server.authority
                try await transport { transport in
                    let response = try await transport.send(to: authority, authorization: .canary)
                    #expect(response.head.status.code == code)
                    #expect(response.head.headerFields[.location] == target)
                    #expect(response.body == Array("moved".utf8))
                }
            }
            #expect(other.transcripts.isEmpty)
        }
    }
}
#endif
