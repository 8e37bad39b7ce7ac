import NIOCore
import NIOPosix
import NIOSSL
import Synchronization

/// A server on a loopback socket that sends bytes as a script says, once for each connection that has sent something.
final class ScriptedServer: Sendable {
    /// What to send; when it returns, the connection is closed.
    typealias Script = @Sendable (NIOAsyncChannelOutboundWriter<ByteBuffer>) async throws -> Void

    /// The port on 127.0.0.1.
    let port: Int

    private let received = Mutex("")

    private init(port: Int) {
        self.port = port
    }

    /// Everything that clients sent.
    var transcript: String { received.withLock(\.self) }

    /// Serves while a closure runs.
    static func run(
        tls: NIOSSLContext? = nil,
        script: @escaping Script,
        _ body: (ScriptedServer) async throws -> Void
    ) async throws {
        let listener = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .childChannelOption(.autoRead, value: false)
            .bind(host: "127.0.0.1", port: 0) { channel in
                channel.eventLoop.makeCompletedFuture {
                    if let tls { try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: tls)) }
                    return channel
                }
            }
        let server = ScriptedServer(port: listener.channel.localAddress?.port ?? 0)
        try await withThrowingTaskGroup { group in
            group.addTask {
                try await listener.executeThenClose { connections in
                    try await withThrowingDiscardingTaskGroup { group in
                        for try await connection in connections {
                            group.addTask { await server.serve(connection, script) }
                        }
                    }
                }
            }
            try await body(server)
            group.cancelAll()
        }
    }

    private func serve(_ channel: any Channel, _ script: Script) async {
        do {
            // Only now, because an asynchronous channel that nobody takes in, as one that is accepted while the server
            // stops, ends the process. Nothing is read before.
            let connection = try await channel.eventLoop
                .submit {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
                .get()
            try await connection.executeThenClose { inbound, outbound in
                try await channel.setOption(.autoRead, value: true).get()
                for try await part in inbound {
                    received.withLock { $0 += String(buffer: part) }
                    break
                }
                try await script(outbound)
            }
        } catch {
            // A client may end its connection whenever it likes; what it prints is what tests check.
        }
    }
}
