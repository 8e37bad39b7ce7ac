import HTTPTypes

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A request, taken apart for the services.
struct Call: Sendable {
    var method: HTTPRequest.Method
    /// The path's segments, decoded; nil when an escape is broken.
    var segments: [String]?
    /// The query; nil when an escape is broken.
    var query: Query?
    /// The path as it was sent, without the query.
    var path: String
    var headers: HTTPFields
    var body: [UInt8]
    var now: Date

    init(_ request: HTTPRequest, body: [UInt8], now: Date) {
        let parts = (request.path ?? "").split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        self.method = request.method
        self.path = parts.first.map(String.init) ?? ""
        self.query = parts.count > 1 ? Query(parts[1]) : Query()
        self.headers = request.headerFields
        self.body = body
        self.now = now
        var segments: [String]? = []
        // The path begins with a slash, so the piece before it is dropped.
        for piece in (parts.first ?? "").split(separator: "/", omittingEmptySubsequences: false).dropFirst() {
            guard let segment = PercentEncoding.decoded(piece, plusIsSpace: false) else {
                segments = nil
                break
            }
            segments?.append(segment)
        }
        self.segments = path.hasPrefix("/") ? segments : []
    }
}
