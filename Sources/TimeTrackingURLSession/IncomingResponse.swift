import Foundation
import HTTPTypes
import TimeTrackingKit

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// A response as the session gave it, to be checked and turned into one that a transport may hand over.
struct IncomingResponse: Sendable {
    private let head: HTTPURLResponse
    private let body: [UInt8]
    private let endpoint: TransportEndpoint
    private let hasBody: Bool
    private let codings: [String]

    /// Whether the session undid a compression.
    private var isDecompressed: Bool { codings == ["gzip"] || codings == ["deflate"] }

    init(_ head: HTTPURLResponse, body: [UInt8], method: HTTPRequest.Method, endpoint: TransportEndpoint) {
        self.head = head
        self.body = body
        self.endpoint = endpoint
        self.hasBody = method != .head && head.statusCode != 204 && head.statusCode != 304
        self.codings = (head.value(forHTTPHeaderField: "Content-Encoding") ?? "").split(separator: ",")
            .map { $0.filter { $0 != " " && $0 != "\t" }.lowercased() }
    }

    /// The length that the head gives the body, or nil when there is none that could be compared with what comes.
    var declaredLength: Int? {
        guard hasBody, !isDecompressed else { return nil }
        return head.value(forHTTPHeaderField: "Content-Length").flatMap { Int($0) }
    }

    /// The head and the body.
    ///
    /// - Returns: Both, the head without the fields of a compression that was undone.
    /// - Throws: `TransportError` with the code `malformedResponse`, or `disconnected` when a part of the body is missing.
    func parts() throws(TransportError) -> (HTTPResponse, [UInt8]) {
        guard (200...999).contains(head.statusCode) else {
            throw endpoint.malformed("has no status of a final response")
        }
        let fields = try fields()
        guard hasBody else { return (HTTPResponse(status: .init(code: head.statusCode), headerFields: fields), []) }
        // The session undoes more than was asked for, and takes some of it for whole when it is not.
        guard isDecompressed || codings.allSatisfy({ $0 == "identity" }) else {
            throw endpoint.malformed("uses a content encoding that was not asked for")
        }
        try checkLength()
        return (HTTPResponse(status: .init(code: head.statusCode), headerFields: fields), body)
    }

    private func checkLength() throws(TransportError) {
        guard !isDecompressed, let text = head.value(forHTTPHeaderField: "Content-Length") else { return }
        guard let length = Int(text) else { throw endpoint.malformed("has a length that is not one number") }
        // The body of a redirect without a target is not handed over.
        let isDropped = (301...308).contains(head.statusCode) && body.isEmpty
        guard body.count == length || isDropped else {
            throw endpoint.disconnected(cause: Shortened())
        }
    }

    private struct Shortened: Error {}

    private func fields() throws(TransportError) -> HTTPFields {
        var fields = HTTPFields()
        let pairs = head.allHeaderFields.compactMap { key, value in
            (key as? String).flatMap { name in (value as? String).map { (name, $0) } }
        }
        // In one order, because the session has them in none.
        for (name, value) in pairs.sorted(by: { $0.0 < $1.0 }) {
            guard let name = HTTPField.Name(name) else {
                throw endpoint.malformed("has a field name that HTTP forbids")
            }
            if hasBody, isDecompressed, name == .contentEncoding || name == .contentLength { continue }
            fields.append(HTTPField(name: name, value: value))
        }
        return fields
    }
}
