import NIOCore
import NIOPosix

/// A connection on which any bytes can be sent.
enum RawConnection {
    /// Sends bytes, and reads until the server ends the connection.
    static func exchange(_ port: Int, _ text: String) async throws -> String {
        try await exchange(port, Array(text.utf8))
    }

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

    /// Opens connections that send the beginning of a request and then nothing, for as long as a closure runs.
    ///
    /// - Parameters:
    ///   - count: How many.
    ///   - port: The port.
    ///   - beginning: What each sends.
    ///   - body: What to do meanwhile; it is told how many are open.
    /// - Throws: What the closure throws.
    static func hold(
        _ count: Int,
        at port: Int,
        sending beginning: String,
        _ body: (Int) async throws -> Void
    ) async throws {
        let bootstrap = ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
        var channels: [any Channel] = []
        for _ in 0..<count {
            // What cannot be opened any more is not open; the test looks at how many are.
            guard let channel = try? await bootstrap.connect(host: "127.0.0.1", port: port).get() else { continue }
            channels.append(channel)
            if !beginning.isEmpty { try? await channel.writeAndFlush(ByteBuffer(string: beginning)) }
        }
        do {
            try await body(channels.count)
        } catch {
            await close(channels)
            throw error
        }
        await close(channels)
    }

    private static func close(_ channels: [any Channel]) async {
        // Those that the server has closed meanwhile are closed.
        for channel in channels { try? await channel.close() }
    }

    /// Everything that still comes; a connection that is reset has ended as well.
    static func rest(of inbound: NIOAsyncChannelInboundStream<ByteBuffer>) async -> String {
        var bytes: [UInt8] = []
        var iterator = inbound.makeAsyncIterator()
        while let buffer = try? await iterator.next() { bytes += Array(buffer.readableBytesView) }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension String {
    /// The statuses of the answers in a text, in their order.
    var answerStatuses: [Int] { matches(of: #/HTTP/1\.1 (\d{3}) /#).compactMap { Int($0.1) } }
}
