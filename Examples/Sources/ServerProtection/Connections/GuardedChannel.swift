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
struct GuardedChannel: HTTPChannelHandler {
    typealias Value = NIOAsyncChannel<HTTPRequestPart, HTTPResponsePart>

    let responder: HTTPChannelHandler.Responder
    let limits: ConnectionLimits

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        channel.eventLoop.makeCompletedFuture {
            try Self.addHandlers(to: channel.pipeline.syncOperations, limits: limits)
            let pipeline = channel.pipeline.syncOperations
            try pipeline.addHandler(HTTP1ToHTTPServerCodec(secure: false))
            try pipeline.addHandler(HTTPConnectionStateHandler(logger: logger))
            return try NIOAsyncChannel(
                wrappingChannelSynchronously: channel,
                configuration: .init(isOutboundHalfClosureEnabled: true)
            )
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
        await handleHTTP(asyncChannel: value, logger: logger)
    }
}
