import NIOCore
import NIOHTTP1

/// Refuses heads that two servers may read differently, before anything is made of them.
///
/// What it refuses is reported as what the decoder cannot read is: the requests before it are answered, then it is, with
/// status 400, and the connection is closed.
final class RequestHeadCheck: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart

    private var isRefused = false

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isRefused else { return }
        if case .head(let head) = unwrapInboundIn(data), let problem = Self.problem(of: head) {
            isRefused = true
            context.fireErrorCaught(problem)
            return
        }
        context.fireChannelRead(data)
    }

    /// What is wrong with a head, or nil when nothing is.
    static func problem(of head: HTTPRequestHead) -> HTTPParserError? {
        guard head.version == .http1_1 || head.version == .http1_0 else { return .invalidVersion }
        return problem(ofTarget: head) ?? problem(ofHost: head) ?? problem(ofLength: head) ?? problem(ofValues: head)
    }

    /// A target is a path, `*` for the server itself, or what only CONNECT has.
    private static func problem(ofTarget head: HTTPRequestHead) -> HTTPParserError? {
        guard head.uri.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "#") }) else {
            return .invalidURL
        }
        if head.method == .CONNECT || (head.method == .OPTIONS && head.uri == "*") { return nil }
        return head.uri.utf8.first == UInt8(ascii: "/") ? nil : .invalidURL
    }

    private static func problem(ofHost head: HTTPRequestHead) -> HTTPParserError? {
        let hosts = head.headers["host"]
        if hosts.count > 1 || (hosts.isEmpty && head.version == .http1_1) { return .invalidHeaderToken }
        let isPlain = hosts.allSatisfy { host in
            host.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "/"), UInt8(ascii: "\\"), UInt8(ascii: "@"), UInt8(ascii: "?"), UInt8(ascii: "#"),
                    UInt8(ascii: ","):
                    false
                default: (0x21...0x7E).contains(byte)
                }
            }
        }
        return isPlain ? nil : .invalidHeaderToken
    }

    /// Where the body ends has to be said once.
    private static func problem(ofLength head: HTTPRequestHead) -> HTTPParserError? {
        let lengths = head.headers["content-length"]
        let encodings = head.headers["transfer-encoding"]
        guard !encodings.isEmpty else {
            let isLengthPlain = lengths.allSatisfy { text in
                !text.isEmpty && text.utf8.count < 19 && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
            }
            return lengths.count <= 1 && isLengthPlain ? nil : .invalidContentLength
        }
        guard lengths.isEmpty, encodings.count == 1, encodings[0].lowercased() == "chunked" else {
            return .unexpectedContentLength
        }
        return head.version == .http1_1 ? nil : .unexpectedContentLength
    }

    private static func problem(ofValues head: HTTPRequestHead) -> HTTPParserError? {
        let areValuesPlain = head.headers.allSatisfy { _, value in
            value.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }
        }
        return areValuesPlain ? nil : .invalidHeaderToken
    }
}
