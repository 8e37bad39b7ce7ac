import HTTPTypes
import Hummingbird
import ServerRequests

/// Ends the connection with each answer once the server is about to stop.
struct DrainingAnswers: RouterMiddleware {
    let draining: Draining

    func handle(
        _ request: Request,
        context: ServerRequestContext,
        next: @concurrent (Request, ServerRequestContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        if draining.isDraining { response.headers[.connection] = "close" }
        return response
    }
}
