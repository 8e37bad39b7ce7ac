#if AsyncHTTPClient
import AsyncHTTPClient
import HTTPTypes
import NIOCore
import NIOHTTP1
import TimeTrackingKit

/// A response whose body is still to be read.
struct IncomingResponse {
    private let response: HTTPClientResponse
    private let endpoint: TransportEndpoint
    private let hasBody: Bool
    private let codings: [String]

    /// Whether the library undid a compression.
    private var isDecompressed: Bool { codings == ["gzip"] || codings == ["deflate"] }

    /// Takes a response in.
    init(_ response: HTTPClientResponse, method: HTTPRequest.Method, endpoint: TransportEndpoint) {
        self.response = response
        self.endpoint = endpoint
        self.hasBody = method != .head && response.status != .noContent && response.status != .notModified
        self.codings = response.headers[canonicalForm: "content-encoding"].map { $0.lowercased() }
    }

    /// Reads the body and stops as soon as it exceeds a limit.
    ///
    /// - Parameter limit: The most bytes to accept, counted after decompression.
    /// - Returns: The head and the body.
    /// - Throws: `TransportError`, or an error of the library.
    func read(upTo limit: Int) async throws -> (HTTPResponse, [UInt8]) {
        let head = try head()
        guard hasBody else {
            await drain()
            return (head, [])
        }
        // The library undoes one compression; anything else would be handed over as it came.
        guard isDecompressed || codings.allSatisfy({ $0 == "identity" }) else {
            throw endpoint.malformed("uses a content encoding that was not asked for")
        }
        if !isDecompressed, let length = response.headers.first(name: "content-length").flatMap({ Int($0) }),
            length > limit
        {
            throw endpoint.tooLarge(limit)
        }
        var body: [UInt8] = []
        for try await part in response.body {
            guard part.readableBytes <= limit - body.count else { throw endpoint.tooLarge(limit) }
            body.append(contentsOf: part.readableBytesView)
        }
        return (head, body)
    }

    /// Waits for the end of a response that has no body, so that its connection can be used again.
    private func drain() async {
        do {
            for try await _ in response.body {}
        } catch {
            // The head was all there is. The library fails here when the head speaks of a compression, because it looks
            // for the compressed bytes.
        }
    }

    private func head() throws -> HTTPResponse {
        let code = Int(response.status.code)
        guard (100...999).contains(code) else { throw endpoint.malformed("has no status of three digits") }
        var fields = HTTPFields()
        for (name, value) in response.headers {
            guard let name = HTTPField.Name(name) else { continue }
            if hasBody, isDecompressed, name == .contentEncoding || name == .contentLength { continue }
            fields.append(HTTPField(name: name, value: value))
        }
        let status = HTTPResponse.Status(code: code, reasonPhrase: response.status.reasonPhrase)
        return HTTPResponse(status: status, headerFields: fields)
    }
}
#endif
