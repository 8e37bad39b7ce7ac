import NIOCore
import NIOPosix
import NIOSSL
import ServerSettings

/// A request for `/healthz` to the server's own address.
struct HealthRequest {
    private static let timeout = TimeAmount.seconds(5)
    private static let longestStatusLine = 1_024

    private let host: String
    private let port: Int
    private let isSecure: Bool
    private let hostHeader: String

    /// Addresses the server that listens as settings say.
    init(_ settings: ServerSettings) {
        // Where it listens everywhere, this machine is the nearest.
        let everywhere = ["0.0.0.0": "127.0.0.1", "::": "::1"]
        self.host = everywhere[settings.listen.host] ?? settings.listen.host
        self.port = settings.listen.port
        self.isSecure = settings.tls != nil
        let name = settings.allowedHosts.first ?? "localhost"
        self.hostHeader = name.contains(":") ? "[\(name)]" : name
    }

    /// Sends the request.
    ///
    /// - Returns: The status of the answer.
    /// - Throws: That nobody answers in time, or that the answer is not one of HTTP.
    func status() async throws -> Int {
        let tls = try isSecure ? Self.tls() : nil
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connectTimeout(Self.timeout)
            .connect(host: host, port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    if let tls {
                        let handler = try NIOSSLClientHandler(context: tls, serverHostname: nil)
                        try channel.pipeline.syncOperations.addHandler(handler)
                    }
                    return try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
        let raw = channel.channel
        let deadline = raw.eventLoop.scheduleTask(in: Self.timeout) { raw.close(promise: nil) }
        defer { deadline.cancel() }
        return try await channel.executeThenClose { inbound, outbound in
            let request = "GET /healthz HTTP/1.1\r\nHost: \(hostHeader)\r\nConnection: close\r\n\r\n"
            try await outbound.write(ByteBuffer(string: request))
            var line: [UInt8] = []
            for try await part in inbound {
                line += Array(part.readableBytesView)
                if line.contains(UInt8(ascii: "\n")) || line.count > Self.longestStatusLine { break }
            }
            return try Self.status(of: line)
        }
    }

    /// Without a look at the certificate, which names the public address and not this one; nothing secret is sent.
    private static func tls() throws -> NIOSSLContext {
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.certificateVerification = .none
        return try NIOSSLContext(configuration: configuration)
    }

    private static func status(of answer: [UInt8]) throws -> Int {
        let line = String(decoding: answer.prefix { $0 != UInt8(ascii: "\r") }, as: UTF8.self)
        let words = line.split(separator: " ")
        guard words.count >= 2, words[0].hasPrefix("HTTP/1."), let status = Int(words[1]) else { throw NoAnswer() }
        return status
    }

    /// That what came in is no answer.
    private struct NoAnswer: Error {}
}
