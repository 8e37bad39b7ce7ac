import NIOCore
import NIOHTTP1

/// Answers `…/user` with the user and everything else with the page that the query names.
final class PageHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let pages: RenderedPages
    private var target = ""

    init(pages: RenderedPages) {
        self.pages = pages
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head): target = head.uri
        case .body: break
        case .end: answer(context)
        }
    }

    private func answer(_ context: ChannelHandlerContext) {
        var body = ByteBuffer(string: "[]")
        var isLast = true
        if target.hasSuffix("/user") {
            body = pages.user
        } else if let page = number("page"), pages.pages.indices.contains(page - 1) {
            body = pages.pages[page - 1]
            isLast = page == pages.pages.count
        }
        let fields: HTTPHeaders = [
            "Content-Type": "application/json", "Content-Length": "\(body.readableBytes)", "Last-Page": "\(isLast)",
        ]
        context.write(
            wrapOutboundOut(.head(HTTPResponseHead(version: .http1_1, status: .ok, headers: fields))),
            promise: nil
        )
        context.write(wrapOutboundOut(.body(.byteBuffer(body))), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    }

    private func number(_ name: String) -> Int? {
        for pair in target.drop(while: { $0 != "?" }).dropFirst().split(separator: "&")
        where pair.hasPrefix("\(name)=") {
            return Int(pair.dropFirst(name.count + 1))
        }
        return nil
    }
}
