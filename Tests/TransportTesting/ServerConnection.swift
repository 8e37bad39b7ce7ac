#if AsyncHTTPClient
import NIOCore
import NIOPosix
package import NIOSSL

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// One connection in the hands of a script.
package final class ServerConnection {
    /// The client ended the connection before the script expected it.
    package struct Ended: Error {}

    private let channel: any Channel
    private var inbound: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator
    private let outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
    private let record: (String) -> Void
    private var pending: [UInt8] = []

    init(
        channel: any Channel,
        inbound: NIOAsyncChannelInboundStream<ByteBuffer>,
        outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>,
        record: @escaping (String) -> Void
    ) {
        self.channel = channel
        self.inbound = inbound.makeAsyncIterator()
        self.outbound = outbound
        self.record = record
    }

    /// Reads one request, head and body, as text.
    @discardableResult
    package func request() async throws -> String {
        while true {
            if let end = requestEnd() {
                let text = String(decoding: pending[..<end], as: UTF8.self)
                pending.removeFirst(end)
                return text
            }
            guard try await receive() else { throw Ended() }
        }
    }

    /// Waits until the client has closed the connection or broken it off.
    package func closed() async {
        do {
            while try await receive() {}
        } catch {
            // Broken off is closed as well.
        }
    }

    /// Sends a text; line feeds are written as they are.
    package func send(_ text: String) async throws {
        try await outbound.write(ByteBuffer(string: text))
    }

    /// Sends bytes.
    package func send(_ bytes: [UInt8]) async throws {
        try await outbound.write(ByteBuffer(bytes: bytes))
    }

    /// Sends a whole response with its length.
    package func respond(_ status: String = "200 OK", headers: [String] = [], body: [UInt8] = []) async throws {
        let fields = (headers + ["Content-Length: \(body.count)"]).map { "\($0)\r\n" }.joined()
        try await send(Array("HTTP/1.1 \(status)\r\n\(fields)\r\n".utf8) + body)
    }

    /// Says that nothing more will be sent, and goes on listening.
    package func finishSending() {
        outbound.finish()
    }

    /// Breaks the connection off so that the client sees a reset.
    package func reset() async throws {
        guard let options = channel as? any SocketOptionProvider else { throw Ended() }
        try await options.setSoLinger(linger(l_onoff: 1, l_linger: 0)).get()
        try await channel.close()
    }

    /// Ends the connection without the farewell that TLS wants, as somebody between the two ends could.
    package func cut() async throws {
        try await channel.eventLoop
            .submit { [channel] in
                try channel.pipeline.syncOperations.context(handlerType: NIOSSLServerHandler.self).close(promise: nil)
            }
            .get()
    }

    /// Answers that a tunnel is there, and goes on at its far end: what follows is encrypted.
    package func openTunnel(_ tls: NIOSSLContext) async throws {
        // In one step of the loop: the client speaks as soon as it has the answer.
        try await channel.eventLoop
            .submit { [channel] in
                channel.writeAndFlush(ByteBuffer(string: "HTTP/1.1 200 Connection established\r\n\r\n"), promise: nil)
                try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: tls), position: .first)
            }
            .get()
    }

    private func receive() async throws -> Bool {
        guard let part = try await inbound.next(isolation: #isolation) else { return false }
        pending.append(contentsOf: part.readableBytesView)
        record(String(buffer: part))
        return true
    }

    /// Where the first request in what was read ends, or nil when it is not complete.
    private func requestEnd() -> Int? {
        let separator = Array("\r\n\r\n".utf8)
        guard
            let headEnd = pending.indices.first(where: { pending[$0...].starts(with: separator) }).map({ $0 + 4 })
        else { return nil }
        let lines = String(decoding: pending[..<headEnd], as: UTF8.self).lowercased().split(separator: "\r\n")
        let length = lines.first { $0.hasPrefix("content-length:") }?.split(separator: ":").last
        let end = headEnd + (length.flatMap { Int($0.filter(\.isNumber)) } ?? 0)
        return end <= pending.count ? end : nil
    }
}
#endif
