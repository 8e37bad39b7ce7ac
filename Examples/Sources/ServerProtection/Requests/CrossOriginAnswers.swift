import HTTPTypes
import Hummingbird
import ServerRequests

/// Lets the scripts of listed sites read answers, and answers the question that browsers ask first.
struct CrossOriginAnswers: RouterMiddleware {
    let rules: OriginRules

    func handle(
        _ request: Request,
        context: ServerRequestContext,
        next: @concurrent (Request, ServerRequestContext) async throws -> Response
    ) async throws -> Response {
        guard !rules.allowed.isEmpty else { return try await next(request, context) }
        let origin = request.headers[.origin].flatMap { rules.allows($0) ? $0 : nil }
        let isQuestion =
            request.method == .options && request.headers[.origin] != nil
            && request.headers[.accessControlRequestMethod] != nil
        var response = isQuestion ? Self.answer(isAllowed: origin != nil) : try await next(request, context)
        if let origin {
            response.headers[.accessControlAllowOrigin] = origin
            response.headers[.accessControlAllowCredentials] = "true"
            response.headers[.accessControlExposeHeaders] = "X-Request-Id, Retry-After"
            // A listed site may load what its script asked for.
            response.headers[.crossOriginResourcePolicy] = "cross-origin"
        }
        response.headers.append(HTTPField(name: .vary, value: "Origin"))
        return response
    }

    private static func answer(isAllowed: Bool) -> Response {
        guard isAllowed else { return Response(status: .forbidden) }
        return Response(
            status: .noContent,
            headers: [
                .accessControlAllowMethods: "GET, POST, DELETE",
                .accessControlAllowHeaders: "Authorization, Content-Type, X-Clockwork-Token, X-CSRF-Token",
                .accessControlMaxAge: "600",
            ]
        )
    }
}
