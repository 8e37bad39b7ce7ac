import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1
import NIOHTTPTypes
import NIOHTTPTypesHTTP1

/// A connection for HTTP/1 whose requests are read when it is served.
///
/// What it is served through is made no earlier: the library lets go of connections that it accepted while it was told to
/// stop, and the process would end over what was made for one of them.
struct LoopbackChannel: HTTPChannelHandler {
    /// A connection that is read from when it is served.
    struct Value: ServerChildChannelValue {
        let channel: any Channel
    }

    let responder: HTTPChannelHandler.Responder

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        channel.eventLoop.makeCompletedFuture {
            try channel.syncOptions?.setOption(.autoRead, value: false)
            let pipeline = channel.pipeline.syncOperations
            try pipeline.configureHTTPServerPipeline(
                withPipeliningAssistance: false,
                withErrorHandling: false,
                withOutboundHeaderValidation: false
            )
            try pipeline.addHandler(HTTP1ToHTTPServerCodec(secure: false))
            try pipeline.addHandler(HTTPConnectionStateHandler(logger: logger))
            return Value(channel: channel)
        }
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
