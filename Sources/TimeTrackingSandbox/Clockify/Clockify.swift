import HTTPTypes

/// The part of the sandbox that behaves as Clockify.
enum Clockify {
    typealias Content = Sandbox.Content
    typealias Route = RouteTable<Handler>.Route

    /// What answers a route.
    ///
    /// A route table over bare functions with typed throws crashes the compiler (Swift 6.3), one over this does not.
    struct Handler: Sendable {
        /// The query names that are taken.
        var query: [QueryName]
        /// The body that is taken.
        var body: BodyFields
        /// Whether an add-on's token is taken.
        var admitsAddons: Bool
        var run: @Sendable (ClockifyRequest, inout Content) throws(ClockifyFailure) -> Answer
    }

    /// Makes a route.
    ///
    /// - Parameters:
    ///   - method: The method.
    ///   - pattern: The path below the version, in which a segment that begins with a colon is a parameter.
    ///   - query: The query names that are taken.
    ///   - body: The body that is taken.
    ///   - admitsAddons: Whether an add-on's token is taken.
    ///   - run: What answers it.
    /// - Returns: The route.
    static func route(
        _ method: HTTPRequest.Method,
        _ pattern: String,
        query: [QueryName] = [],
        body: BodyFields = .none,
        admitsAddons: Bool = true,
        _ run: @escaping @Sendable (ClockifyRequest, inout Content) throws(ClockifyFailure) -> Answer
    ) -> Route {
        Route(method, pattern, Handler(query: query, body: body, admitsAddons: admitsAddons, run: run))
    }

    /// Answers a request: first whose it is, then whether its route exists, then what it asks for.
    static func answer(
        _ call: Call,
        _ content: inout Content,
        _ faults: Sandbox.Faults,
        _ unknownFields: Sandbox.UnknownFields
    ) -> Answer {
        let caller: Caller
        do throws(ClockifyFailure) {
            caller = try authenticate(call, content)
        } catch {
            return error.answer(language: nil)
        }
        do throws(ClockifyFailure) {
            guard let segments = call.segments, call.query != nil else {
                throw ClockifyFailure.rejected("The address is not well formed.", "La dirección no es correcta.")
            }
            guard let (routes, path) = place(of: segments) else { throw ClockifyFailure.unknownRoute(call.path) }
            switch routes.match(call.method, path) {
            case .found(let handler, let parameters):
                guard handler.admitsAddons || caller.addonWorkspace == nil else {
                    throw ClockifyFailure.unknownAddonToken
                }
                let request = ClockifyRequest(
                    call: call,
                    parameters: parameters,
                    caller: caller,
                    hasEndlessPages: faults.hasEndlessPages
                )
                if unknownFields == .refused { try request.requireOnly(handler.query, handler.body) }
                content.prepare()
                return try handler.run(request, &content)
            case .otherMethods(let methods):
                throw ClockifyFailure.otherMethods(methods, than: call.method)
            case .unknown:
                throw ClockifyFailure.unknownRoute(call.path)
            }
        } catch {
            return error.answer(language: caller.account.language)
        }
    }

    /// Whose token a request has.
    struct Caller {
        /// Who it is, for an add-on the workspace's owner.
        var account: Content.Account
        /// The identifier of the workspace to which an add-on's token belongs, or nil for a personal key.
        var addonWorkspace: String?
    }

    private static func authenticate(_ call: Call, _ content: Content) throws(ClockifyFailure) -> Caller {
        let keys = call.headers[values: .apiKey].filter { !$0.isEmpty }
        let addonTokens = call.headers[values: .addonToken].filter { !$0.isEmpty }
        guard keys.count + addonTokens.count == 1 else { throw .noSingleToken }
        guard let key = keys.first else {
            guard let token = addonTokens.first,
                let workspace = content.workspaces.first(where: { $0.addonToken == token }),
                let account = content.accounts.first(where: { $0.id == workspace.owner })
            else { throw .unknownAddonToken }
            return Caller(account: account, addonWorkspace: workspace.id)
        }
        guard let account = content.accounts.first(where: { $0.clockifyKey == key }) else { throw .unknownKey }
        return Caller(account: account)
    }

    /// The routes among which a path is looked up, and the rest of the path; nil when it belongs to no part of the service.
    private static func place(of segments: [String]) -> (RouteTable<Handler>, [String])? {
        if segments.starts(with: ["api", "v1"]) { return (routes, Array(segments.dropFirst(2))) }
        // The reports' host has other paths, on the global site and on the regional ones.
        if segments.starts(with: ["report", "v1"]) { return (reports, Array(segments.dropFirst(2))) }
        if segments.starts(with: ["v1"]) { return (reports, Array(segments.dropFirst())) }
        return nil
    }

    private static let reports = RouteTable<Handler>(reportRoutes)

    private static let routes = RouteTable<Handler>(
        userRoutes + pictureRoutes + memberProfileRoutes + roleRoutes + userFieldRoutes + workspaceRoutes
            + memberRoutes + customFieldRoutes + projectCustomFieldRoutes + clientRoutes + projectRoutes
            + projectChangeRoutes + taskRoutes + tagRoutes + timeEntryRoutes + userTimeEntryRoutes
    )
}
