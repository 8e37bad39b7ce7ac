import HTTPTypes
import Hummingbird
import Logging
import ServerRequests
import ServerUsers

/// Gives each request an identifier, which a trusted proxy may have given it already, and says it in the answer.
struct RequestIDs: RouterMiddleware {
    let isTrustedProxy: @Sendable (String) -> Bool

    func handle(
        _ request: Request,
        context: ServerRequestContext,
        next: @concurrent (Request, ServerRequestContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        if let id = request.headers[.requestID], Self.isUsable(id), isTrustedProxy(context.caller.address) {
            context.logger[metadataKey: "hb.request.id"] = .string(id)
        }
        var response = try await next(request, context)
        response.headers[.requestID] = context.requestID
        return response
    }

    /// Whether a text can stand in a log and in the audit.
    static func isUsable(_ id: String) -> Bool {
        (8...64).contains(id.utf8.count)
            && id.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
                    true
                default: false
                }
            }
    }
}
