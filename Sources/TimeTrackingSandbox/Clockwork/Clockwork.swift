import HTTPTypes

/// The part of the sandbox that behaves as Clockwork.
enum Clockwork {
    typealias Content = Sandbox.Content
    typealias Route = RouteTable<Handler>.Route

    /// What answers a route.
    ///
    /// A route table over bare functions with typed throws crashes the compiler (Swift 6.3), one over this does not.
    struct Handler: Sendable {
        /// The query names that are taken.
        var query: [QueryName]
        /// The names that a body may have; none when no body is taken.
        var body: [FieldName]
        var run: @Sendable (ClockworkRequest, inout Content) throws(ClockworkFailure) -> Answer
    }

    static func route(
        _ method: HTTPRequest.Method,
        _ pattern: String,
        query: [QueryName],
        body: [FieldName] = [],
        _ run: @escaping @Sendable (ClockworkRequest, inout Content) throws(ClockworkFailure) -> Answer
    ) -> Route {
        Route(method, pattern, Handler(query: query, body: body, run: run))
    }

    /// Answers a request: first whether its route exists, then whose it is, then what it asks for.
    static func answer(
        _ call: Call,
        _ content: inout Content,
        _ faults: Sandbox.Faults,
        _ unknownFields: Sandbox.UnknownFields
    ) -> Answer {
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
            if unknownFields == .refused { try request.requireOnly(handler.query, handler.body) }
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
        route(.post, "start_timer", query: ["issue_key", "comment"], body: ["issue_key", "comment"], start),
        route(.post, "stop_timer", query: ["issue_key"], body: ["issue_key"], stop),
        route(
            .get,
            "worklogs",
            query: [
                "starting_at", "ending_at", .list("project_ids[]"), .list("project_keys[]"), "account_id",
                "user_query", .list("user_query[]"), "expand", "tz", "offset", .list("issue_query[]"),
            ],
            worklogs
        ),
    ])
}
