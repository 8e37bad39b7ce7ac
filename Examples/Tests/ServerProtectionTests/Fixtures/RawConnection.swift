import NIOCore
import NIOPosix

/// A connection on which any bytes can be sent.
enum RawConnection {
    /// Sends bytes, and reads until the server ends the connection.
    static func exchange(_ port: Int, _ bytes: [UInt8]) async throws -> String {
        try await open(port) { inbound, outbound in
            // A server that refuses what is being sent may stop reading; its answer is there all the same.
            async let sent: Void? = try? outbound.write(ByteBuffer(bytes: bytes))
            let text = await rest(of: inbound)
            await sent
            return text
        }
    }

    /// Opens a connection for as long as a closure runs.
    static func open<Result: Sendable>(
        _ port: Int,
        _ body:
            @Sendable @escaping (
                NIOAsyncChannelInboundStream<ByteBuffer>, NIOAsyncChannelOutboundWriter<ByteBuffer>
            ) async throws -> Result
    ) async throws -> Result {
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelOption(.allowRemoteHalfClosure, value: true)
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(
                        wrappingChannelSynchronously: channel,
                        configuration: .init(isOutboundHalfClosureEnabled: true)
                    )
                }
            }
        return try await channel.executeThenClose { inbound, outbound in try await body(inbound, outbound) }
    }

    /// Everything that still comes; a connection that is reset has ended as well.
    static func rest(of inbound: NIOAsyncChannelInboundStream<ByteBuffer>) async -> String {
        var bytes: [UInt8] = []
        var iterator = inbound.makeAsyncIterator()
        while let buffer = try? await iterator.next() { bytes += Array(buffer.readableBytesView) }
        return String(decoding: bytes, as: UTF8.self)
    }
}
