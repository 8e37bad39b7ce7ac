import HTTPTypes
import HummingbirdCore
import NIOCore
import TimeTrackingSandbox

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// What is done with the requests of a connection.
struct LoopbackConnection: Sendable {
    var exchange: LoopbackServer.Exchanger
    var sleep: @Sendable (Duration) async throws -> Void

    /// Reads a request and answers it, late or not at all where that is what becomes of it.
    ///
    /// - Throws: What ends the connection.
    @concurrent
    func take(_ request: Request, _ writer: consuming ResponseWriter, on channel: any Channel) async throws {
        let exchange: Sandbox.Exchange
        do {
            let buffer = try await request.body.collect(upTo: LoopbackServer.maximumRequestBytes)
            exchange = await self.exchange(request.head, Array(buffer.readableBytesView))
        } catch is NIOTooManyBytesError {
            let head = HTTPResponse(status: .contentTooLarge, headerFields: [.connection: "close"])
            exchange = .answer(head, [], after: .zero)
        }
        switch exchange {
        case .answer(var head, let body, let delay):
            if delay > .zero { try await sleep(delay) }
            if head.status.kind != .informational, head.status != .noContent, head.status != .notModified {
                head.headerFields[.contentLength] = String(body.count)
            }
            let isBodyWanted = request.method != .head && !body.isEmpty
            try await writer.write(
                response: head,
                body: isBodyWanted ? ResponseBody(byteBuffer: ByteBuffer(bytes: body)) : ResponseBody()
            )
        case .reset:
            try await reset(channel)
            throw EndOfConnection()
        case .silence:
            try await wait(for: channel)
            throw EndOfConnection()
        }
    }

    /// Closes the connection so that the client learns of it as an error, and not as the end of an answer.
    private func reset(_ channel: any Channel) async throws {
        if let socket = channel as? any SocketOptionProvider {
            try await socket.setSoLinger(linger(l_onoff: 1, l_linger: 0)).get()
        }
        try await channel.close(mode: .all)
    }

    /// Waits until the client has gone, or closes the connection as soon as the server ends.
    private func wait(for channel: any Channel) async throws {
        // Otherwise a client that closes its side is taken for one that still wants to read.
        try await channel.setOption(.allowRemoteHalfClosure, value: false).get()
        try await withTaskCancellationHandler {
            try await channel.closeFuture.get()
        } onCancel: {
            channel.close(mode: .all, promise: nil)
        }
    }
}

/// Ends a connection on which no more is said.
private struct EndOfConnection: Error {}
