import HTTPTypes
import Hummingbird
import Logging
import NIOHTTP1
import ServerRequests

/// Makes an answer in JSON of every error, with nothing in it of errors that were not made for the client.
struct ErrorAnswers: RouterMiddleware {
    func handle(
        _ request: Request,
        context: ServerRequestContext,
        next: @concurrent (Request, ServerRequestContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let failure as RequestFailure {
            return try failure.response(from: request, context: context)
        } catch let error as HTTPParserError {
            // The connection is no good any more: the HTTP library answers and closes it.
            context.notes.failureCode = "UNREADABLE_REQUEST"
            throw error
        } catch {
            return try Self.failure(for: error, context).response(from: request, context: context)
        }
    }

    private static func failure(for error: any Error, _ context: ServerRequestContext) -> RequestFailure {
        if Task.isCancelled || error is CancellationError {
            return RequestFailure(
                .serviceUnavailable,
                "TIMED_OUT",
                "The server did not finish in time; ask again.",
                headerFields: [.connection: "close"]
            )
        }
        if let error = error as? any HTTPResponseError, error.status.code < 500 {
            let headers = (error as? HTTPError)?.headers ?? [:]
            return RequestFailure(
                error.status,
                code(of: error.status),
                sentence(for: error.status),
                headerFields: headers
            )
        }
        // An error's description may have anything in it, its type has not.
        context.logger.error("request failed", metadata: ["error_type": .string("\(type(of: error))")])
        return RequestFailure(
            .internalServerError,
            "INTERNAL_ERROR",
            "The server failed; ask its operator, and name request \(context.requestID)."
        )
    }

    private static func code(of status: HTTPResponse.Status) -> String {
        String(status.reasonPhrase.uppercased().map { $0.isLetter ? $0 : "_" })
    }

    private static func sentence(for status: HTTPResponse.Status) -> String {
        switch status {
        case .notFound: "There is nothing here; look at the path and the method."
        case .contentTooLarge: "The body is too large; send less."
        default: "The request cannot be served as it is; look at its path, header fields and body."
        }
    }
}
