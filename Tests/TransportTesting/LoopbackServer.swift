#if AsyncHTTPClient
import NIOCore
import NIOPosix
package import NIOSSL
import Synchronization

/// A server on a loopback socket that does byte for byte what a script says, once per connection.
package final class LoopbackServer: Sendable {
    /// What the server does with one connection; when it returns, the connection is closed.
    package typealias Script = @Sendable (ServerConnection) async throws -> Void

    /// The port on 127.0.0.1 that it listens on.
    package let port: Int

    private let received = Mutex<[String]>([])

    private init(port: Int) {
        self.port = port
    }

    /// The authority to send requests to.
    package var authority: String { "127.0.0.1:\(port)" }

    /// What each connection sent, in the order of acceptance.
    package var transcripts: [String] { received.withLock(\.self) }

    /// Runs a server while a closure runs.
    ///
    /// - Parameters:
    ///   - tls: What to encrypt with, or nil for plain text.
    ///   - script: What to do with each connection.
    ///   - body: Gets the running server.
    /// - Throws: What the closure throws.
    package static func run(
        tls: NIOSSLContext? = nil,
        script: @escaping Script,
        _ body: (LoopbackServer) async throws -> Void
    ) async throws {
        let listener = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .childChannelOption(.autoRead, value: false)
            .bind(host: "127.0.0.1", port: 0) { channel in
                channel.eventLoop.makeCompletedFuture {
                    if let tls {
                        try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: tls))
                    }
                    return channel
                }
            }
        guard let port = listener.channel.localAddress?.port else { throw ServerConnection.Ended() }
        let server = LoopbackServer(port: port)
        try await withThrowingTaskGroup { group in
            group.addTask {
                try await listener.executeThenClose { connections in
                    try await withThrowingDiscardingTaskGroup { group in
                        for try await connection in connections {
                            let index = server.received.withLock { received in
                                received.append("")
                                return received.count - 1
                            }
                            group.addTask { await server.serve(connection, index: index, script: script) }
                        }
                    }
                }
            }
            try await body(server)
            group.cancelAll()
        }
    }

    private func serve(_ channel: any Channel, index: Int, script: @escaping Script) async {
        do {
            // Only now, because an asynchronous channel that nobody takes in, as one that is accepted while the server
            // stops, ends the process. Nothing is read before.
            let connection = try await channel.eventLoop
                .submit {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(
                        wrappingChannelSynchronously: channel,
                        configuration: .init(isOutboundHalfClosureEnabled: true)
                    )
                }
                .get()
            try await connection.executeThenClose { inbound, outbound in
                try await channel.setOption(.autoRead, value: true).get()
                try await script(
                    ServerConnection(channel: channel, inbound: inbound, outbound: outbound) { text in
                        self.received.withLock { $0[index] += text }
                    }
                )
            }
        } catch {
            // A client may end its connection whenever it likes; what it was sent and what it sees is what tests check.
        }
    }
}
#endif
