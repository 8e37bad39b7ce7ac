import NIOCore
import NIOHTTP1

/// Ends a connection after the answer that says so, in a way that the client gets to read it.
///
/// An answer is the last one when it says `Connection: close`, when its request did or was of HTTP/1.0, when the body was
/// larger than allowed, and when the server is being stopped. What the client still sends is then taken in for a while
/// and thrown away: a connection closed over unread bytes is reset, and the answer lost.
final class ConnectionClosing: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    /// The most bytes that are taken in and thrown away.
    private static let maximumLingerByteCount = 4 << 20

    private let limits: ConnectionLimits
    private var closesAfterRequest: CircularBuffer<Bool> = []
    private var isStopping = false
    private var hasHadRequest = false
    private var heldStop: Scheduled<Void>?
    private var isLastAnswer = false
    private var bodyByteCount = 0
    private var isBodyTooLarge = false
    private var lingerByteCount: Int?

    init(limits: ConnectionLimits) {
        self.limits = limits
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let part = unwrapInboundIn(data)
        guard lingerByteCount == nil else {
            throwAway(part, context)
            return
        }
        // What follows a body that is too large is not read: nobody knows where the next request begins.
        guard !isBodyTooLarge else { return }
        switch part {
        case .head(let head):
            bodyByteCount = 0
            closesAfterRequest.append(head.version != .http1_1 || !head.isKeepAlive)
            hasHadRequest = true
            context.fireChannelRead(data)
            if heldStop != nil { handOnStop(context) }
        case .body(let bytes):
            bodyByteCount += bytes.readableBytes
            context.fireChannelRead(data)
            if bodyByteCount > limits.bodyByteCount { refuseBody(context) }
        case .end:
            context.fireChannelRead(data)
        }
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        context.fireChannelReadComplete()
        if lingerByteCount != nil { context.read() }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if event is ChannelShouldQuiesceEvent {
            isStopping = true
            guard hasHadRequest else { return holdStop(context) }
        }
        if lingerByteCount != nil, case .some(.inputClosed) = event as? ChannelEvent { context.close(promise: nil) }
        context.fireUserInboundEventTriggered(event)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard lingerByteCount == nil else {
            promise?.fail(ChannelError.ioOnClosedChannel)
            return
        }
        switch unwrapOutboundIn(data) {
        case .head(var head) where head.status.code >= 200:
            let isRequestLast = closesAfterRequest.popFirst() ?? true
            let isSaid = head.headers[canonicalForm: "connection"].contains { $0.lowercased() == "close" }
            isLastAnswer = isRequestLast || isSaid || isStopping || isBodyTooLarge
            if isLastAnswer, !isSaid { head.headers.replaceOrAdd(name: "connection", value: "close") }
            context.write(wrapOutboundOut(.head(head)), promise: promise)
        case .end where isLastAnswer:
            context.writeAndFlush(data, promise: promise)
            linger(context)
        default:
            context.write(data, promise: promise)
        }
    }

    func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
        if lingerByteCount != nil, mode == .output {
            promise?.succeed()
        } else {
            context.close(mode: mode, promise: promise)
        }
    }

    /// Leaves a new connection open for the request that is on its way: it was taken before the server was told to stop.
    private func holdStop(_ context: ChannelHandlerContext) {
        guard heldStop == nil else { return }
        heldStop = context.eventLoop.assumeIsolated().scheduleTask(in: limits.lingerTime) { self.handOnStop(context) }
    }

    /// Lets the HTTP library close the connection, after the answer to the request that it has now.
    private func handOnStop(_ context: ChannelHandlerContext) {
        heldStop?.cancel()
        heldStop = nil
        context.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        heldStop?.cancel()
        heldStop = nil
    }

    /// Lets whoever reads the body learn that it does not end, and answers nothing more after that.
    private func refuseBody(_ context: ChannelHandlerContext) {
        isBodyTooLarge = true
        if closesAfterRequest.isEmpty {
            linger(context)
        } else {
            context.fireErrorCaught(HTTPParserError.invalidContentLength)
        }
    }

    private func linger(_ context: ChannelHandlerContext) {
        lingerByteCount = 0
        let ended = context.eventLoop.makePromise(of: Void.self)
        ended.futureResult.assumeIsolated().whenFailure { _ in context.close(promise: nil) }
        context.close(mode: .output, promise: ended)
        context.eventLoop.assumeIsolated().scheduleTask(in: limits.lingerTime) { context.close(promise: nil) }
        context.read()
    }

    private func throwAway(_ part: HTTPServerRequestPart, _ context: ChannelHandlerContext) {
        guard case .body(let bytes) = part, let count = lingerByteCount else { return }
        lingerByteCount = count + bytes.readableBytes
        if count + bytes.readableBytes > Self.maximumLingerByteCount { context.close(promise: nil) }
    }
}
