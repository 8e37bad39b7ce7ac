import HTTPTypes
import Hummingbird
import Logging
import NIOHTTP1
import ServerRequests

/// Writes a line and counts for each request.
///
/// Neither has anything that the client chose: the route is the server's own name for the path, and a method that the
/// server does not know is `other`.
struct AccessLog: RouterMiddleware {
    let logger: Logger
    let measures: ServerMeasures
    let now: @Sendable () -> ContinuousClock.Instant

    func handle(
        _ request: Request,
        context: ServerRequestContext,
        next: @concurrent (Request, ServerRequestContext) async throws -> Response
    ) async throws -> Response {
        let start = now()
        measures.requestBegan()
        do {
            let response = try await next(request, context)
            note(request, context, status: response.status.code, bytes: response.body.contentLength, since: start)
            return response
        } catch {
            note(request, context, status: error is HTTPParserError ? 400 : 500, bytes: nil, since: start)
            throw error
        }
    }

    private func note(
        _ request: Request,
        _ context: ServerRequestContext,
        status: Int,
        bytes: Int?,
        since start: ContinuousClock.Instant
    ) {
        let duration = now() - start
        let method = Self.knownMethods.contains(request.method) ? request.method.rawValue : "other"
        let endpoint = context.endpointPath ?? "NotFound"
        let route = endpoint == "NotFound" ? "none" : endpoint
        measures.requestEnded(.init(method: method, route: route, status: status), duration: duration)
        if let source = context.notes.tokenSource { measures.tokenResolved(source) }
        guard logger.logLevel <= .info else { return }
        let milliseconds = duration / .milliseconds(1)
        var metadata: Logger.Metadata = [
            "method": .string(method),
            "route": .string(route),
            "status": .stringConvertible(status),
            "duration_ms": .stringConvertible((milliseconds * 1000).rounded() / 1000),
            "request_id": .string(context.requestID),
        ]
        if let bytes { metadata["bytes"] = .stringConvertible(bytes) }
        if let source = context.notes.tokenSource { metadata["token_source"] = .string(source) }
        if let code = context.notes.failureCode { metadata["failure"] = .string(code) }
        logger.info("request", metadata: metadata)
    }

    private static let knownMethods: Set<HTTPRequest.Method> = [.get, .head, .post, .put, .patch, .delete, .options]
}
