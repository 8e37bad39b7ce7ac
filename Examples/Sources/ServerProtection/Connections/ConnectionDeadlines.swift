import NIOCore
import NIOHTTP1

/// Closes a connection whose client takes too long: to send a head or a body, to ask again, or to read an answer.
///
/// A connection has one timer at most. It is not set anew with each request: when it comes too early it is set for what
/// is due then. A client that sends a byte at a time gains nothing by it, as a deadline stays where it is until the part
/// that it is for has come.
final class ConnectionDeadlines: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    /// What the client is expected to do next.
    private enum Awaited {
        case firstRequest, nextRequest, head, body, nothing
    }

    private let limits: ConnectionLimits
    private var isHeadBegun = false
    private var isBodyOpen = false
    private var answerCount = 0
    private var openRequestCount = 0
    private var openWriteCount = 0
    private var awaited = Awaited.nothing
    private var readDeadline: NIODeadline?
    private var writeDeadline: NIODeadline?
    private var timer: (task: Scheduled<Void>, deadline: NIODeadline)?

    init(limits: ConnectionLimits) {
        self.limits = limits
    }

    func handlerAdded(context: ChannelHandlerContext) {
        if context.channel.isActive { update(context) }
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        timer?.task.cancel()
        timer = nil
    }

    func channelActive(context: ChannelHandlerContext) {
        update(context)
        context.fireChannelActive()
    }

    func channelInactive(context: ChannelHandlerContext) {
        timer?.task.cancel()
        timer = nil
        context.fireChannelInactive()
    }

    /// Says that bytes came in, of which parts of requests may follow.
    func bytesArrived() {
        if !isBodyOpen { isHeadBegun = true }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head:
            openRequestCount += 1
            isHeadBegun = false
            isBodyOpen = true
        case .body: break
        case .end: isBodyOpen = false
        }
        context.fireChannelRead(data)
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        update(context)
        context.fireChannelReadComplete()
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard case .end = unwrapOutboundIn(data) else {
            context.write(data, promise: promise)
            return
        }
        openRequestCount = max(0, openRequestCount - 1)
        answerCount += 1
        // What is awaited after an answer is awaited from now on.
        awaited = .nothing
        readDeadline = nil
        openWriteCount += 1
        if writeDeadline == nil { writeDeadline = context.eventLoop.now + limits.writeTime }
        let written = promise ?? context.eventLoop.makePromise()
        written.futureResult.assumeIsolated().whenComplete { _ in self.writeEnded(context) }
        context.write(data, promise: written)
        update(context)
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        if !context.channel.isWritable || openWriteCount > 0 {
            writeDeadline = context.eventLoop.now + limits.writeTime
        } else {
            writeDeadline = nil
        }
        arm(context)
        context.fireChannelWritabilityChanged()
    }

    private func writeEnded(_ context: ChannelHandlerContext) {
        openWriteCount -= 1
        if openWriteCount == 0, context.channel.isWritable { writeDeadline = nil }
    }

    /// Finds out what is awaited, and until when if that is something new.
    private func update(_ context: ChannelHandlerContext) {
        let next: Awaited =
            if isBodyOpen { .body } else if openRequestCount > 0 { .nothing } else if isHeadBegun { .head } else {
                answerCount == 0 ? .firstRequest : .nextRequest
            }
        // The head of the first request was awaited from the start.
        let isSame = next == awaited || (awaited == .firstRequest && next == .head)
        guard !isSame else { return }
        awaited = next
        let time: TimeAmount? =
            switch next {
            case .firstRequest, .head: limits.headTime
            case .nextRequest: limits.idleTime
            case .body: limits.bodyTime
            case .nothing: nil
            }
        readDeadline = time.map { context.eventLoop.now + $0 }
        arm(context)
    }

    /// Has a timer come no later than what is due first.
    private func arm(_ context: ChannelHandlerContext) {
        guard context.channel.isActive else { return }
        guard readDeadline != nil || writeDeadline != nil else { return }
        let deadline = min(readDeadline ?? .distantFuture, writeDeadline ?? .distantFuture)
        if let timer {
            guard deadline < timer.deadline else { return }
            timer.task.cancel()
        }
        let task = context.eventLoop.assumeIsolated().scheduleTask(deadline: deadline) { self.timerEnded(context) }
        timer = (task, deadline)
    }

    private func timerEnded(_ context: ChannelHandlerContext) {
        timer = nil
        let now = context.eventLoop.now
        if [readDeadline, writeDeadline].contains(where: { deadline in deadline.map { $0 <= now } ?? false }) {
            context.close(promise: nil)
        } else {
            arm(context)
        }
    }
}
