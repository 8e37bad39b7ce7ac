import HTTPTypes
public import Hummingbird
public import ServerRequests

/// One way to ask the relay for something.
struct RelayRoute: Sendable {
    let method: HTTPRequest.Method
    let path: String
    let handler: @Sendable (Request, ServerRequestContext) async throws -> Response

    init(
        _ method: HTTPRequest.Method,
        _ path: String,
        _ handler: @escaping @Sendable (Request, ServerRequestContext) async throws -> Response
    ) {
        self.method = method
        self.path = path
        self.handler = handler
    }
}

extension Relay {
    var routes: [RelayRoute] {
        clockworkRoutes + clockworkIntegrationRoutes + clockifyRoutes + clockifyTimerRoutes + clockifyIntegrationRoutes
    }

    /// Answers requests with a method that their path does not take; ``addRoutes(to:)`` adds it.
    ///
    /// It may be added before the sign-in as well, so that its answer comes first whoever asks.
    public var methodCheck: MethodCheck {
        MethodCheck(routes)
    }

    /// Adds the routes of both services, and before them what answers other methods.
    ///
    /// - Parameter router: The router, to which what signs callers in was added before.
    public func addRoutes(to router: some RouterMethods<ServerRequestContext>) {
        _ = router.add(middleware: methodCheck)
        for route in routes {
            let handler = route.handler
            router.on(RouterPath(route.path), method: route.method) { request, context in
                try await handler(request, context)
            }
            guard route.method == .get else { continue }
            router.on(RouterPath(route.path), method: .head) { request, context in
                try await handler(request, context).createHeadResponse()
            }
        }
    }
}
