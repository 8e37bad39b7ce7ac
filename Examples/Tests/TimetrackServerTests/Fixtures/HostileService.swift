import NIOCore
import NIOPosix

/// Both services, answering with bytes of the test's choice, whatever HTTP has to say of them.
final class HostileService: Sendable {
    /// What becomes of a request.
    enum Reply: Sendable {
        /// These bytes; the connection stays open.
        case bytes([UInt8])
        /// These bytes, and the end of the connection.
        case end([UInt8])
        /// Nothing.
        case silence

        /// An answer in JSON.
        static func json(_ text: String, status: String = "200 OK", fields: String = "") -> Reply {
            .bytes(
                Array(
                    "HTTP/1.1 \(status)\r\nContent-Type: application/json\r\n\(fields)Content-Length: \(text.utf8.count)\r\n\r\n\(text)"
                        .utf8
                )
            )
        }

        /// A text as it is.
        static func text(_ text: String) -> Reply { .bytes(Array(text.utf8)) }
    }

    /// The requests that came, head and body.
    let requests = Gathered<String>()

    private let listener: NIOAsyncChannel<any Channel, Never>
    private let reply: @Sendable (String) -> Reply

    /// The address without a path.
    var address: String { "http://127.0.0.1:\(listener.channel.localAddress?.port ?? 0)" }

    private init(reply: @escaping @Sendable (String) -> Reply) async throws {
        self.reply = reply
        // Nothing is read, and no asynchronous channel made, before somebody takes the connection in: one that is accepted
        // while the service stops would end the process.
        self.listener = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelOption(.autoRead, value: false)
            .bind(host: "127.0.0.1", port: 0) { channel in
                channel.eventLoop.makeCompletedFuture { channel }
            }
    }

    /// Serves while a closure runs.
    ///
    /// - Parameters:
    ///   - reply: Says what becomes of a request, of which it is given head and body.
    ///   - body: What to do meanwhile.
    /// - Throws: That no port can be had, or what the closure throws.
    static func run(
        _ reply: @escaping @Sendable (String) -> Reply,
        whileServing body: (HostileService) async throws -> Void
    ) async throws {
        let service = try await HostileService(reply: reply)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await service.serve() }
            defer { group.cancelAll() }
            try await body(service)
        }
    }

    private func serve() async throws {
        try await listener.executeThenClose { connections in
            try await withThrowingDiscardingTaskGroup { group in
                for try await connection in connections {
                    group.addTask {
                        // A client that goes away in the middle is what the tests are about.
                        try? await self.serve(connection)
                    }
                }
            }
        }
    }

    private func serve(_ channel: any Channel) async throws {
        let connection = try await channel.eventLoop
            .submit { try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel) }
            .get()
        try await connection.executeThenClose { inbound, outbound in
            try await channel.setOption(.autoRead, value: true).get()
            try await answer(inbound, outbound)
        }
    }

    private func answer(
        _ inbound: NIOAsyncChannelInboundStream<ByteBuffer>,
        _ outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
    ) async throws {
        var received = ""
        for try await buffer in inbound {
            received += String(buffer: buffer)
            guard let head = received.firstRange(of: "\r\n\r\n") else { continue }
            let length = received[..<head.lowerBound].firstMatch(of: /(?i)content-length: *(\d+)/).flatMap { Int($0.1) }
            guard received[head.upperBound...].utf8.count >= length ?? 0 else { continue }
            requests.add(received)
            defer { received = "" }
            switch reply(received) {
            case .bytes(let bytes): try await outbound.write(ByteBuffer(bytes: bytes))
            case .end(let bytes):
                try await outbound.write(ByteBuffer(bytes: bytes))
                return
            case .silence: break
            }
        }
    }
}
