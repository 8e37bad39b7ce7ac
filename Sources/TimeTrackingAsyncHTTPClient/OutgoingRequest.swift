#if AsyncHTTPClient
import AsyncHTTPClient
import HTTPTypes
import NIOCore
import NIOHTTP1
import TimeTrackingKit

extension HTTPClientRequest {
    /// Turns a request and its credential into what the library sends.
    ///
    /// - Throws: `TransportError` with the code `invalidRequest`.
    init(
        _ request: HTTPRequest,
        to endpoint: TransportEndpoint,
        body: [UInt8]?,
        authorization: Authorization?
    ) throws(TransportError) {
        let credential = try authorization?.headerField()
        self.init(url: endpoint.url)
        method = HTTPMethod(rawValue: request.method.rawValue)
        for field in request.headerFields where !Self.isOwn(field.name) && field.name != credential?.name {
            headers.add(name: field.name.rawName, value: field.value)
        }
        if let credential {
            headers.add(name: credential.name.rawName, value: credential.value)
        }
        if let body {
            self.body = .bytes(ByteBuffer(bytes: body))
        }
    }

    /// Whether a field follows from the endpoint and the body, so that a second opinion could only confuse a server.
    private static func isOwn(_ name: HTTPField.Name) -> Bool {
        [.contentLength, .transferEncoding].contains(name) || name.canonicalName == "host"
    }
}
#endif
