import HTTPTypes
import Hummingbird
import NIOCore
import ServerRequests
import ServerUsers

/// Lets the browser pass in which the page was opened, and tells everybody else how to open it.
struct LocalAdmission: RouterMiddleware {
    func handle(
        _ request: Request,
        context: ServerRequestContext,
        next: @concurrent (Request, ServerRequestContext) async throws -> Response
    ) async throws -> Response {
        let isOpening = request.method == .get && request.uri.path == "/open"
        guard context.caller.user == nil, !isOpening else { return try await next(request, context) }
        context.notes.failureCode = "NOT_OPENED"
        let isForPeople = request.method == .get && !request.uri.path.hasPrefix("/api/")
        guard isForPeople else {
            throw RequestFailure(
                .forbidden,
                "NOT_OPENED",
                "The page was not opened in this browser; run `timetrack ui` to open it."
            )
        }
        return .closed("This page is for the browser in which it was opened.")
    }
}

/// Says what is wrong with a store of this machine in the place of what the users of a server are told.
struct LocalFailures: RouterMiddleware {
    let clockify: LocalKeys
    let clockwork: LocalKeys

    func handle(
        _ request: Request,
        context: ServerRequestContext,
        next: @concurrent (Request, ServerRequestContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch var failure as RequestFailure where failure.code.hasPrefix("STORE_") {
            let isClockify = request.uri.path.hasPrefix("/api/clockify/")
            failure.message = (isClockify ? clockify : clockwork).failure() ?? failure.message
            throw failure
        }
    }
}

extension Response {
    /// A page that only says how to open the real one.
    ///
    /// - Parameter sentence: Why this is not the real one.
    /// - Returns: The answer.
    static func closed(_ sentence: String) -> Response {
        page(
            .forbidden,
            "<h1>Not open here</h1><p>\(sentence) Run <code>timetrack ui</code> in a terminal to open it.</p>"
        )
    }

    /// A page that goes on to the real one by itself.
    ///
    /// It is no redirection, because a browser sends no strict cookie with one that began in a file.
    static var opened: Response {
        let way = #"<meta http-equiv="refresh" content="0; url=/">"#
        return page(.ok, #"<p><a href="/">Go on to the page</a></p>"#, head: way)
    }

    private static func page(_ status: HTTPResponse.Status, _ body: String, head: String = "") -> Response {
        let text = """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">\
            <meta name="color-scheme" content="light dark"><title>Time</title>\(head)</head>
            <body><main>\(body)</main></body></html>

            """
        return Response(
            status: status,
            headers: [.contentType: "text/html; charset=utf-8", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text))
        )
    }
}
