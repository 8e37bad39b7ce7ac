import Foundation
import HTTPTypes
import NIOCore
import Testing
import TimeTrackingKit

/// More than anybody needs: connections, bytes of bodies, bytes of heads.
@Suite(.timeLimit(.minutes(5)), .serialized)
struct FloodTests {
    private static let head = "POST /api/timers/start HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
    private static let services = "http://127.0.0.1:9"

    /// Lets this process, and the servers that it starts from then on, have as many files open as the system allows.
    ///
    /// - Returns: How many these are.
    private static func raiseOpenFiles() -> Int {
        var limit = rlimit()
        guard getrlimit(.init(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return 0 }
        limit.rlim_cur = limit.rlim_max
        _ = setrlimit(.init(RLIMIT_NOFILE.rawValue), &limit)
        guard getrlimit(.init(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return 0 }
        return Int(clamping: limit.rlim_cur)
    }

    /// Whether a server answers again once it has taken leave of the connections before.
    private static func isWellAgain(_ server: RunningServer) async throws -> Bool {
        for _ in 0..<200 {
            do {
                return try await server.send(.get, "/readyz").status == 200
            } catch is TransportError {
                // It had no file left for this connection; it may have one for the next.
            }
        }
        return false
    }

    @Test func answersWhileManyRequestsAreHalfSent() async throws {
        try await ServerFolder.make { folder in
            try await RunningServer.run(in: folder, services: Self.services) { server in
                let beginning = "GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: a"
                try await RawConnection.hold(200, at: server.port, sending: beginning) { count in
                    #expect(count == 200)
                    let start = ContinuousClock.now
                    let answer = try await server.send(.get, "/readyz")
                    #expect(answer.status == 200)
                    #expect(ContinuousClock.now - start < .seconds(5))
                }
            }
        }
    }

    @Test func answersWithTenThousandConnectionsOpen() async throws {
        let wanted = min(10_000, Self.raiseOpenFiles() - 1_000)
        try #require(wanted >= 200)
        try await ServerFolder.make { folder in
            let folder = folder.setting(["maximum_connections": "\(wanted + 500)"])
            try await RunningServer.run(in: folder, services: Self.services) { server in
                try await RawConnection.hold(wanted, at: server.port, sending: "") { count in
                    #expect(count == wanted)
                    let answer = try await server.send(.get, "/readyz")
                    #expect(answer.status == 200)
                }
                #expect(try await server.send(.get, "/readyz").status == 200)
            }
        }
    }

    @Test func recoversFromMoreConnectionsThanItMayHave() async throws {
        try await ServerFolder.make { folder in
            let end = try await RunningServer.run(in: folder, services: Self.services) { server in
                // Fewer than connections: the system refuses some while the server would take them.
                try server.limitOpenFiles(to: 100)
                try await RawConnection.hold(300, at: server.port, sending: "GET / HTTP/1.1\r\n") { count in
                    #expect(count >= 100)
                }
                try server.limitOpenFiles(to: 1_000)
                #expect(try await Self.isWellAgain(server))
            }
            #expect(end.status == 0, "\(end.output.suffix(2_000))")
        }
    }

    @Test func readsNoBodyThatIsTooLarge() async throws {
        try await ServerFolder.make { folder in
            try await RunningServer.run(in: folder, services: Self.services) { server in
                let announced = Self.head + "Content-Length: 10737418240\r\n\r\n{"
                #expect(try await RawConnection.exchange(server.port, announced).answerStatuses == [413])
                let beyond = Self.head + "Content-Length: 99999999999999999999999\r\n\r\n{"
                #expect(try await RawConnection.exchange(server.port, beyond).answerStatuses == [400])
                // Half a gigabyte is sent at most; the server ends it long before.
                let sent = Gathered<Int>()
                let answer = try await RawConnection.open(server.port) { inbound, outbound in
                    async let sending: Void? = try? {
                        try await outbound.write(.init(string: Self.head + "Transfer-Encoding: chunked\r\n\r\n"))
                        let chunk = "10000\r\n" + String(repeating: "a", count: 65_536) + "\r\n"
                        for _ in 0..<8_192 {
                            try await outbound.write(.init(string: chunk))
                            sent.add(65_536)
                        }
                    }()
                    let text = await RawConnection.rest(of: inbound)
                    await sending
                    return text
                }
                #expect(answer.answerStatuses == [413], "\(answer)")
                #expect(sent.all.count < 4_096)
                #expect(try await server.send(.get, "/healthz").status == 200)
            }
        }
    }

    @Test func readsNoHeadThatIsTooLarge() async throws {
        try await ServerFolder.make { folder in
            try await RunningServer.run(in: folder, services: Self.services) { server in
                let canary = "canary\(UInt64.random(in: .min ... .max))"
                let value = canary + String(repeating: "a", count: 65_536)
                let large = [
                    "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Large: \(value)\r\n\r\n",
                    "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: \(value)\r\n\r\n",
                    "GET /\(value) HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
                    "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n" + (0..<20_000).map { "X-\($0): a\r\n" }.joined() + "\r\n",
                ]
                for request in large {
                    let answer = try await RawConnection.exchange(server.port, request)
                    #expect(answer.answerStatuses.count == 1)
                    #expect([400, 414, 431].contains(answer.answerStatuses.first ?? 0), "\(answer.prefix(300))")
                    #expect(!answer.contains(canary))
                }
                #expect(try await server.send(.get, "/healthz").status == 200)
            }
        }
    }
}
