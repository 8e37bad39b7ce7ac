import Foundation
import HTTPTypes
import TimeTrackingKit

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// A request and its credential as the session takes them.
struct OutgoingRequest: Sendable {
    /// A week, in seconds, so that the clock of the transport decides: Foundation ends longer exchanges then.
    static let timeout: TimeInterval = 604_800

    /// The request.
    let urlRequest: URLRequest

    /// Whether the request may be sent a second time by whoever thinks that the first time failed.
    let isRepeatable: Bool

    /// Takes a request in.
    ///
    /// - Throws: `TransportError` with the code `invalidRequest`.
    init(
        _ request: HTTPRequest,
        to endpoint: TransportEndpoint,
        body: [UInt8]?,
        authorization: Authorization?
    ) throws(TransportError) {
        guard body == nil || (request.method != .get && request.method != .head) else {
            throw Self.invalid("A \(request.method) request has a body, which URLSession does not send; use POST.")
        }
        // The session and libcurl below it each have their own idea of the same address.
        guard let url = URL(string: endpoint.url, encodingInvalidCharacters: false), url.absoluteString == endpoint.url
        else { throw Self.invalid("The path has a percent sign that begins no encoded character; encode it as %25.") }
        guard Self.hasNoDotSegments(endpoint.url) else {
            throw Self.invalid("The path has a part . or .., which libcurl would resolve; write the path without it.")
        }
        let credential = try authorization?.headerField()
        var result = URLRequest(url: url, cachePolicy: .reloadIgnoringLocalCacheData, timeoutInterval: Self.timeout)
        result.httpMethod = request.method.rawValue
        result.httpShouldHandleCookies = false
        for (name, value) in Self.defaults { result.setValue(value, forHTTPHeaderField: name) }
        if body != nil { result.setValue("application/octet-stream", forHTTPHeaderField: "Content-Type") }
        for name in Set(request.headerFields.map(\.name)) where !Self.isOwn(name) && name != credential?.name {
            result.setValue(request.headerFields[name], forHTTPHeaderField: name.rawName)
        }
        if let credential { result.setValue(credential.value, forHTTPHeaderField: credential.name.rawName) }
        if let body { result.httpBody = Data(body) }
        urlRequest = result
        isRepeatable = request.method == .get
    }

    /// What the session would fill in by itself, some of it from the name of the program and its language.
    private static let defaults = [
        "Accept-Encoding": "gzip, deflate", "Accept-Language": "*", "User-Agent": "TimeTrackingKit",
    ]

    private static func invalid(_ message: String) -> TransportError {
        TransportError(.invalidRequest, delivery: .notSent, message: message)
    }

    private static func hasNoDotSegments(_ url: String) -> Bool {
        url.prefix { $0 != "?" }.split(separator: "/").dropFirst(2)
            .allSatisfy { segment in
                let plain = segment.lowercased().split(separator: "%2e", omittingEmptySubsequences: false)
                    .joined(separator: ".")
                return plain != "." && plain != ".."
            }
    }

    /// Whether a field follows from the endpoint and the body, or is for the transport to say.
    private static func isOwn(_ name: HTTPField.Name) -> Bool {
        [.contentLength, .transferEncoding, .acceptEncoding, .connection].contains(name) || name.canonicalName == "host"
    }
}
