#if AsyncHTTPClient
import HTTPTypes
import Testing
import TimeTrackingKit
import TimeTrackingTesting
import TransportTesting

@Suite("Transport: body limit", .timeLimit(.minutes(2)))
struct TransportBodyLimitTests {
    @Test(arguments: TransportUnderTest.all, ["gzip", "GZIP", "deflate"])
    func decompressesABody(_ transport: TransportUnderTest, _ coding: String) async throws {
        let text = Array(repeating: "hello ", count: 1_000).joined()
        try await LoopbackServer.run { connection in
            try await connection.request()
            let bytes = Array(text.utf8)
            let body = coding == "deflate" ? Gzip.deflateStoring(bytes) : Gzip.storing(bytes)
            try await connection.respond(headers: ["Content-Encoding: \(coding)"], body: body)
        } _: { server in
            let authority = server.authority
            try await transport { transport in
                let response = try await transport.send(to: authority, upTo: text.utf8.count)
                #expect(response.body == Array(text.utf8))
                #expect(response.head.headerFields[.contentEncoding] == nil)
                #expect(response.head.headerFields[.contentLength] == nil)
            }
            #expect(server.transcripts[0].lowercased().contains("gzip"))
        }
    }

    @Test(arguments: TransportUnderTest.all)
    func aBodyOfExactlyTheLimitIsAccepted(_ transport: TransportUnderTest) async throws {
        try await LoopbackServer.run { connection in
            while true {
                try await connection.request()
                try await connection.respond(body: Array("12345".utf8))
            }
        } _: { server in
            let authority = server.authority
            try await transport { transport in
                let body = try await transport.send(to: authority, upTo: 5).body
                #expect(body.count == 5)
                let error = await transportError { _ = try await transport.send(to: authority, upTo: 4) }
                #expect(error?.code == .responseTooLarge)
                #expect(error?.message.contains("4 bytes") == true)
            }
        }
    }

    @Test(arguments: TransportUnderTest.all)
    func aDeclaredLengthOverTheLimitFailsBeforeTheBody(_ transport: TransportUnderTest) async throws {
        try await LoopbackServer.run { connection in
            try await connection.request()
            // Not a byte of the body ever comes.
            try await connection.send("HTTP/1.1 200 OK\r\nContent-Length: 1099511627776\r\n\r\n")
            await connection.closed()
        } _: { server in
            let authority = server.authority
            try await transport { transport in
                let error = await transportError { _ = try await transport.send(to: authority) }
                #expect(error?.code == .responseTooLarge)
                #expect(error?.delivery == .unknown)
            }
        }
    }

    @Test(arguments: TransportUnderTest.all)
    func aBodyWithoutALengthIsCutOffAtTheLimit(_ transport: TransportUnderTest) async throws {
        let sent = Box(0)
        let ended = Signal()
        try await LoopbackServer.run { connection in
            defer { ended.send() }
            try await connection.request()
            sent.value = try await connection.sendChunks(total: 1 << 30)
        } _: { server in
            let authority = server.authority
            try await transport { transport in
                let error = await transportError { _ = try await transport.send(to: authority, upTo: 1 << 20) }
                #expect(error?.code == .responseTooLarge)
                await ended.wait()
            }
        }
        // The script did not come to its end: the client closed the connection.
        #expect(sent.value == 0)
    }

    @Test(arguments: TransportUnderTest.all)
    func aGzipBombIsCutOffAtTheLimit(_ transport: TransportUnderTest) async throws {
        try await LoopbackServer.run { connection in
            try await connection.request()
            try await connection.respond(headers: ["Content-Encoding: gzip"], body: Gzip.zeros(1 << 30))
            await connection.closed()
        } _: { server in
            let authority = server.authority
            try await transport { transport in
                let error = await transportError { _ = try await transport.send(to: authority, upTo: 1 << 20) }
                #expect(error?.code == .responseTooLarge)
                #expect(error?.message.contains("\(1 << 20) bytes") == true)
            }
        }
    }

    @Test(arguments: TransportUnderTest.checkingEnds)
    func aCompressedBodyWithoutItsEndIsMalformed(_ transport: TransportUnderTest) async throws {
        try await LoopbackServer.run { connection in
            try await connection.request()
            let whole = Gzip.storing(Array("hello".utf8))
            try await connection.respond(headers: ["Content-Encoding: gzip"], body: whole.dropLast(9))
            await connection.closed()
        } _: { server in
            let authority = server.authority
            try await transport { transport in
                let error = await transportError { _ = try await transport.send(to: authority) }
                #expect(error?.code == .malformedResponse)
            }
        }
    }

    @Test(arguments: TransportUnderTest.all, BrokenCompression.allCases)
    func brokenCompressionIsMalformed(_ transport: TransportUnderTest, _ broken: BrokenCompression) async throws {
        try await LoopbackServer.run { connection in
            try await connection.request()
            try await connection.respond(headers: ["Content-Encoding: \(broken.coding)"], body: broken.body)
            await connection.closed()
        } _: { server in
            let authority = server.authority
            try await transport { transport in
                let error = await transportError { _ = try await transport.send(to: authority) }
                #expect(error?.code == .malformedResponse)
            }
        }
    }

    /// Bodies that are not what their encoding says.
    enum BrokenCompression: CaseIterable {
        case notCompressed
        case wrongChecksum
        case unknownCoding
        case twice
        case behindIdentity

        var coding: String {
            switch self {
            case .unknownCoding: "br"
            case .twice: "gzip, gzip"
            case .behindIdentity: "identity, gzip"
            default: "gzip"
            }
        }

        var body: [UInt8] {
            let whole = Gzip.storing(Array("hello".utf8))
            switch self {
            case .notCompressed: return Array("hello".utf8)
            case .wrongChecksum: return whole.dropLast(5) + [whole[whole.count - 5] ^ 1] + whole.suffix(4)
            case .unknownCoding, .twice, .behindIdentity: return whole
            }
        }
    }
}

extension ServerConnection {
    /// Sends a chunked body of zeros and returns how many there were.
    func sendChunks(total: Int) async throws -> Int {
        try await send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        let chunk = Array("10000\r\n".utf8) + [UInt8](repeating: 0, count: 0x10000) + Array("\r\n".utf8)
        for _ in 0..<(total / 0x10000) { try await send(chunk) }
        try await send("0\r\n\r\n")
        return total
    }
}
#endif
