import NIOCore
import NIOHTTP1

/// Answers as the owner of the token, which is the number in it: `owner-17` belongs to 17.
final class OwnerHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private var head: HTTPRequestHead?
    private var body = ByteBuffer()

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            self.head = head
            body.clear()
        case .body(var part): body.writeBuffer(&part)
        case .end: answer(context)
        }
    }

    private func answer(_ context: ChannelHandlerContext) {
        guard let head else { return }
        let token = head.headers.first(name: "X-Api-Key") ?? head.headers.first(name: "Authorization") ?? ""
        guard let owner = token.split(separator: "-").last.flatMap({ Int($0) }) else {
            return send(.unauthorized, #"{"message":"no token"}"#, context)
        }
        if head.uri.hasSuffix("/user") {
            send(.ok, #"{"id":"\#(Self.identifier(owner))","name":"Owner \#(owner)","activeWorkspace":null}"#, context)
        } else if head.uri.hasSuffix("/start_timer") {
            let isOwn = String(buffer: body).contains("\"OWN-\(owner)\"")
            send(isOwn ? .ok : .unprocessableEntity, #"{"messages":[{"body":"Owner \#(owner)"}]}"#, context)
        } else {
            send(.notFound, #"{"message":"nothing here"}"#, context)
        }
    }

    /// An identifier as Clockify writes them, with the owner's number in it.
    private static func identifier(_ owner: Int) -> String {
        let digits = String(owner)
        return String(repeating: "0", count: 24 - digits.count) + digits
    }

    private func send(_ status: HTTPResponseStatus, _ text: String, _ context: ChannelHandlerContext) {
        let body = ByteBuffer(string: text)
        let fields: HTTPHeaders = ["Content-Type": "application/json", "Content-Length": "\(body.readableBytes)"]
        let head = HTTPResponseHead(version: .http1_1, status: status, headers: fields)
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.write(wrapOutboundOut(.body(.byteBuffer(body))), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    }
}
