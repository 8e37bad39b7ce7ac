import NIOCore
import NIOEmbedded
import NIOHTTP1
import Testing

@testable import ServerProtection

/// The times of a connection, on a loop whose time is moved by hand.
@Suite struct ConnectionDeadlinesTests {
    private static func channel() throws -> EmbeddedChannel {
        let channel = EmbeddedChannel()
        try GuardedChannel.addHandlers(to: channel.pipeline.syncOperations, limits: ConnectionLimits())
        channel.connect(to: try SocketAddress(ipAddress: "127.0.0.1", port: 1), promise: nil)
        channel.embeddedEventLoop.run()
        #expect(channel.isActive)
        return channel
    }

    private static func read(_ text: String, in channel: EmbeddedChannel) throws {
        try channel.writeInbound(ByteBuffer(string: text))
    }

    private static func answer(in channel: EmbeddedChannel) throws {
        let head = HTTPResponseHead(version: .http1_1, status: .ok, headers: ["content-length": "0"])
        try channel.writeOutbound(HTTPServerResponsePart.head(head))
        try channel.writeOutbound(HTTPServerResponsePart.end(nil))
    }

    private let request = "GET / HTTP/1.1\r\nHost: a\r\n\r\n"

    @Test func closesAConnectionThatSendsNothing() throws {
        let channel = try Self.channel()
        channel.embeddedEventLoop.advanceTime(by: .seconds(9))
        #expect(channel.isActive)
        channel.embeddedEventLoop.advanceTime(by: .seconds(1))
        #expect(!channel.isActive)
    }

    @Test func closesAConnectionThatSendsAByteOfItsHeadEverySecond() throws {
        let channel = try Self.channel()
        var seconds = 0
        for byte in "GET / HTTP/1.1\r\nHost: a\r\nX-A: aaaaaaaaaaaaaaaa" where channel.isActive {
            try Self.read(String(byte), in: channel)
            channel.embeddedEventLoop.advanceTime(by: .seconds(1))
            seconds += 1
        }
        #expect(!channel.isActive)
        #expect(seconds == 10)
    }

    @Test func closesAConnectionThatSendsAByteOfItsBodyEverySecond() throws {
        let channel = try Self.channel()
        try Self.read("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n", in: channel)
        var seconds = 0
        while channel.isActive, seconds < 1000 {
            try Self.read("x", in: channel)
            channel.embeddedEventLoop.advanceTime(by: .seconds(1))
            seconds += 1
        }
        #expect(!channel.isActive)
        #expect(seconds == 30)
    }

    @Test func waitsForAnAnswerForAsLongAsItTakes() throws {
        let channel = try Self.channel()
        try Self.read(request, in: channel)
        channel.embeddedEventLoop.advanceTime(by: .minutes(10))
        #expect(channel.isActive)
    }

    @Test func closesAConnectionThatIsIdleAfterAnAnswer() throws {
        let channel = try Self.channel()
        for _ in 0..<3 {
            try Self.read(request, in: channel)
            channel.embeddedEventLoop.advanceTime(by: .seconds(20))
            try Self.answer(in: channel)
            channel.embeddedEventLoop.advanceTime(by: .seconds(59))
            #expect(channel.isActive)
        }
        channel.embeddedEventLoop.advanceTime(by: .seconds(1))
        #expect(!channel.isActive)
    }

    @Test func givesTheHeadOfALaterRequestNoMoreTimeThanThatOfTheFirst() throws {
        let channel = try Self.channel()
        try Self.read(request, in: channel)
        try Self.answer(in: channel)
        channel.embeddedEventLoop.advanceTime(by: .seconds(30))
        try Self.read("G", in: channel)
        channel.embeddedEventLoop.advanceTime(by: .seconds(9))
        #expect(channel.isActive)
        try Self.read("E", in: channel)
        channel.embeddedEventLoop.advanceTime(by: .seconds(1))
        #expect(!channel.isActive)
    }

    @Test func givesRequestsThatFollowEachOtherTheirFullTimeEach() throws {
        let channel = try Self.channel()
        for _ in 0..<100 {
            try Self.read("GET / HTTP/1.1\r\n", in: channel)
            channel.embeddedEventLoop.advanceTime(by: .seconds(5))
            try Self.read("Host: a\r\n\r\n", in: channel)
            channel.embeddedEventLoop.advanceTime(by: .seconds(5))
            try Self.answer(in: channel)
            channel.embeddedEventLoop.advanceTime(by: .seconds(50))
        }
        #expect(channel.isActive)
    }

    @Test func closesAConnectionOnWhichAnAnswerIsNotRead() throws {
        let channel = try Self.channel()
        try channel.pipeline.syncOperations.addHandler(NobodyReads(), position: .first)
        try Self.read(request, in: channel)
        let head = HTTPResponseHead(version: .http1_1, status: .ok, headers: ["content-length": "0"])
        channel.write(HTTPServerResponsePart.head(head), promise: nil)
        channel.writeAndFlush(HTTPServerResponsePart.end(nil), promise: nil)
        channel.embeddedEventLoop.advanceTime(by: .seconds(29))
        #expect(channel.isActive)
        channel.embeddedEventLoop.advanceTime(by: .seconds(1))
        #expect(!channel.isActive)
    }

    @Test func leavesNoTimerBehind() throws {
        let channel = try Self.channel()
        try Self.read(request, in: channel)
        try Self.answer(in: channel)
        channel.close(promise: nil)
        channel.embeddedEventLoop.run()
        #expect(!channel.isActive)
        channel.embeddedEventLoop.advanceTime(by: .minutes(10))
    }
}

/// Takes what is written and never says that it went out.
private final class NobodyReads: ChannelOutboundHandler {
    typealias OutboundIn = IOData
    typealias OutboundOut = IOData

    private var promises: [EventLoopPromise<Void>] = []

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if let promise { promises.append(promise) }
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        for promise in promises { promise.fail(ChannelError.eof) }
    }
}
