import HTTPTypes
import Hummingbird
import ServerRequests

/// How large the parts of a request may be.
public struct RequestLimits: Sendable, Hashable {
    /// The most bytes of a path with its query.
    ///
    /// 8 KiB.
    public var pathByteCount = 8 * 1024

    /// The most bytes of all names and values of header fields.
    ///
    /// 16 KiB.
    public var headerByteCount = 16 * 1024

    /// The most bytes of a body.
    ///
    /// 64 KiB.
    public var bodyByteCount = 64 * 1024

    /// Begins with limits that no client of this server comes near.
    public init() {}
}

/// Refuses requests that are not for this server, too large, or of a kind that it never serves.
struct RequestChecks: RouterMiddleware {
    let limits: RequestLimits

    /// The hosts, each with its port if it has one; empty when any will do.
    let allowedHosts: Set<String>

    func handle(
        _ request: Request,
        context: ServerRequestContext,
        next: @concurrent (Request, ServerRequestContext) async throws -> Response
    ) async throws -> Response {
        if let failure = failure(for: request) { throw failure }
        return try await next(request, context)
    }

    /// Why a request is refused, or nil when it is not.
    ///
    /// Each refusal ends the connection, as a body may follow.
    private func failure(for request: Request) -> RequestFailure? {
        if request.method == .trace || request.method == .connect {
            return refusal(.methodNotAllowed, "METHOD_NOT_ALLOWED", nil, [.allow: "GET, HEAD, POST, DELETE, OPTIONS"])
        }
        if (request.head.path?.utf8.count ?? 0) > limits.pathByteCount {
            return refusal(.uriTooLong, "URI_TOO_LONG", "The path is too long; send a shorter one.")
        }
        let headerByteCount = request.headers.reduce(0) { $0 + $1.name.rawName.utf8.count + $1.value.utf8.count }
        if headerByteCount > limits.headerByteCount {
            return refusal(
                .requestHeaderFieldsTooLarge,
                "HEADERS_TOO_LARGE",
                "The header fields are too large; send fewer or shorter ones."
            )
        }
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limits.bodyByteCount {
            return refusal(
                .contentTooLarge,
                "PAYLOAD_TOO_LARGE",
                "The body has more than \(limits.bodyByteCount / 1024) KiB; send less."
            )
        }
        if !allowedHosts.isEmpty, !isAllowed(request.head.authority) {
            return refusal(
                .misdirectedRequest,
                "MISDIRECTED_REQUEST",
                "This server is not the host that the request names; use one of its own names."
            )
        }
        return nil
    }

    private func isAllowed(_ authority: String?) -> Bool {
        guard let authority = authority?.lowercased() else { return false }
        if allowedHosts.contains(authority) { return true }
        // A host that is listed without a port is meant with any.
        guard let colon = authority.lastIndex(of: ":"), !authority[colon...].contains("]") else { return false }
        let isPort = authority[colon...].dropFirst().utf8.allSatisfy { (0x30...0x39).contains($0) }
        return isPort && allowedHosts.contains(String(authority[..<colon]))
    }

    private func refusal(
        _ status: HTTPResponse.Status,
        _ code: String,
        _ message: String?,
        _ headerFields: HTTPFields = [:]
    ) -> RequestFailure {
        var headerFields = headerFields
        headerFields[.connection] = "close"
        return RequestFailure(status, code, message, headerFields: headerFields)
    }
}
