import HTTPTypes
import Hummingbird
import NIOCore

extension TimePage {
    /// What the browser may load and where it may send things: the page's own files and its own server, nothing inline.
    ///
    /// It stands in the answers of the page already; middleware that sets the field for every answer should set this value.
    public static let contentSecurityPolicy = [
        "default-src 'none'", "style-src 'self'", "script-src 'self'", "connect-src 'self'", "img-src 'self' data:",
        "form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'",
    ]
    .joined(separator: "; ")
}

extension PageTemplate {
    /// The page as an answer that nobody keeps.
    static func answer(_ view: PageView, status: HTTPResponse.Status = .ok) throws -> Response {
        Response(
            status: status,
            headers: [
                .contentType: "text/html; charset=utf-8",
                .cacheControl: "no-store",
                .contentSecurityPolicy: TimePage.contentSecurityPolicy,
                .xContentTypeOptions: "nosniff",
                .referrerPolicy: "no-referrer",
            ],
            body: ResponseBody(byteBuffer: ByteBuffer(string: try text(view)))
        )
    }
}

extension Asset {
    /// The file as an answer.
    ///
    /// - Parameter isLasting: Whether the address names these very bytes, so that a browser need not ask again.
    /// - Returns: The answer.
    func answer(isLasting: Bool) -> Response {
        Response(
            status: .ok,
            headers: [
                .contentType: mediaType,
                .cacheControl: isLasting ? "public, max-age=31536000, immutable" : "public, max-age=86400",
                .xContentTypeOptions: "nosniff",
            ],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text))
        )
    }
}

extension HTTPField.Name {
    /// Proven by the name, which has the characters of one: the literal parses.
    fileprivate static let referrerPolicy = HTTPField.Name("Referrer-Policy")!
}
