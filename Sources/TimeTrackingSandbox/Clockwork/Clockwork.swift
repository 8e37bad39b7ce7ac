import HTTPTypes

/// The part of the sandbox that behaves as Clockwork.
enum Clockwork {
    typealias Content = Sandbox.Content
    typealias Route = RouteTable<Handler>.Route

    /// What answers a route.
    ///
    /// A route table over bare functions with typed throws crashes the compiler (Swift 6.3), one over this does not.
    struct Handler: Sendable {
        var run: @Sendable (ClockworkRequest, inout Content) throws(ClockworkFailure) -> Answer
    }

    static func route(
        _ method: HTTPRequest.Method,
        _ pattern: String,
        _ run: @escaping @Sendable (ClockworkRequest, inout Content) throws(ClockworkFailure) -> Answer
    ) -> Route {
        Route(method, pattern, Handler(run: run))
    }

    /// Answers a request: first whether its route exists, then whose it is, then what it asks for.
    static func answer(_ call: Call, _ content: inout Content, _ faults: Sandbox.Faults) -> Answer {
        do throws(ClockworkFailure) {
            guard let segments = call.segments, let query = call.query else {
                throw ClockworkFailure.malformedRequest
            }
            // A wrong method is an unknown route as well, answered with a page.
            guard case .found(let handler, _) = routes.match(call.method, Array(segments.dropFirst()))
            else { throw ClockworkFailure.unknownRoute }
            let request = ClockworkRequest(
                call: call,
                query: query,
                account: try authenticate(call, content),
                hasEndlessPages: faults.hasEndlessPages
            )
            return try handler.run(request, &content)
        } catch {
            return error.answer
        }
    }

    private static func authenticate(_ call: Call, _ content: Content) throws(ClockworkFailure) -> Content.Account {
        let values = call.headers[values: .authorization]
        guard values.count == 1, let value = values.first, value.hasPrefix("Token "),
            let account = content.accounts.first(where: { $0.clockworkToken == String(value.dropFirst(6)) })
        else { throw .unauthorized }
        return account
    }

    private static let routes = RouteTable<Handler>([
        route(.post, "start_timer", start),
        route(.post, "stop_timer", stop),
        route(.get, "worklogs", worklogs),
    ])
}
