import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1
import NIOHTTPTypes
import NIOHTTPTypesHTTP1

/// A connection for HTTP/1 with deadlines, limits and a strict reading of heads.
///
/// From the socket to the handlers of requests: ``ByteArrival``, the decoder, ``ConnectionDeadlines``,
/// ``ConnectionClosing``, ``RequestHeadCheck``, and what the HTTP library has at the end.
///
/// What the connection is served through is made when it is served: the HTTP library lets go of those that it accepted
/// while it was told to stop, and the process would end over one of theirs.
struct GuardedChannel: HTTPChannelHandler {
    /// A connection that is read from when it is served.
    struct Value: ServerChildChannelValue {
        let channel: any Channel
    }

    let responder: HTTPChannelHandler.Responder
    let limits: ConnectionLimits

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        channel.eventLoop.makeCompletedFuture {
            try channel.syncOptions?.setOption(.autoRead, value: false)
            try Self.addHandlers(to: channel.pipeline.syncOperations, limits: limits)
            let pipeline = channel.pipeline.syncOperations
            try pipeline.addHandler(HTTP1ToHTTPServerCodec(secure: false))
            try pipeline.addHandler(HTTPConnectionStateHandler(logger: logger))
            return Value(channel: channel)
        }
    }

    /// Adds everything between the socket and the HTTP library.
    static func addHandlers(to pipeline: ChannelPipeline.SynchronousOperations, limits: ConnectionLimits) throws {
        let deadlines = ConnectionDeadlines(limits: limits)
        var decoder = NIOHTTPDecoderLimitConfiguration()
        decoder.maxHeaderFieldSize = limits.headByteCount
        decoder.maxHeaderListSize = limits.headByteCount
        decoder.maxHeaderFieldCount = limits.fieldCount
        try pipeline.addHandler(ByteArrival(deadlines: deadlines))
        try pipeline.configureHTTPServerPipeline(
            withPipeliningAssistance: false,
            withErrorHandling: false,
            withOutboundHeaderValidation: false,
            withEncoderConfiguration: .init(),
            withDecoderLimitConfiguration: decoder
        )
        try pipeline.addHandler(deadlines)
        try pipeline.addHandler(ConnectionClosing(limits: limits))
        try pipeline.addHandler(RequestHeadCheck())
    }

    func handle(value: Value, logger: Logger) async {
        let channel = value.channel
        do {
            let connection = try await channel.eventLoop
                .submit {
                    try NIOAsyncChannel<HTTPRequestPart, HTTPResponsePart>(
                        wrappingChannelSynchronously: channel,
                        configuration: .init(isOutboundHalfClosureEnabled: true)
                    )
                }
                .get()
            // It fails where the client has gone already, which whoever serves the connection finds out.
            try? await channel.setOption(.autoRead, value: true).get()
            await handleHTTP(asyncChannel: connection, logger: logger)
        } catch {
            logger.trace("A connection ended before it was served.")
        }
    }
}
