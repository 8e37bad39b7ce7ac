import HTTPTypes
import Hummingbird
public import ServerRequests
import ServerUsers

/// Finds out who sends a request, and whether it may be served: not too many, not from a page of somebody else's, not
/// with a token that is no good.
struct Admission: RouterMiddleware {
    let signIn: SignInRules
    let rates: RequestRates
    let origins: OriginRules
    let measures: ServerMeasures

    func handle(
        _ request: Request,
        context: ServerRequestContext,
        next: @concurrent (Request, ServerRequestContext) async throws -> Response
    ) async throws -> Response {
        let peer = context.caller.address
        var context = context
        context.caller.address = signIn.address(request.headers, peer)
        let path = Self.plainPath(request.uri.path)
        // Whoever runs the server asks for these, also when nobody can be signed in.
        if Self.pathsOfOperators.contains(path) { return try await next(request, context) }

        let isSignIn = path == "/session" && request.method == .post
        try rates.admit(from: context.caller.address, isSignIn: isSignIn, measures: measures)
        try checkOrigin(of: request)
        // A sign-in brings its own token, which is looked at there.
        guard !isSignIn else { return try await next(request, context) }
        context.caller = try await caller(of: request, context, peer: peer)
        if Self.changes(request), !signIn.confirm(request.headers[.csrfToken], context.caller) {
            throw RequestFailure(
                .forbidden,
                "CSRF",
                "The page is too old or is not the server's own; load it again and repeat what you did."
            )
        }
        if let user = context.caller.user { try rates.admit(user, measures: measures) }
        return try await next(request, context)
    }

    /// A script of another site may have a browser send what it has cookies for, but not with this field.
    private func checkOrigin(of request: Request) throws {
        guard Self.changes(request), request.headers[.authorization] == nil else { return }
        guard origins.admits(request.headers, authority: request.head.authority) else {
            throw RequestFailure(
                .forbidden,
                "CROSS_ORIGIN",
                "The request comes from another site; send it from the server's own page, or list the site in the settings."
            )
        }
    }

    private func caller(of request: Request, _ context: ServerRequestContext, peer: String) async throws -> Caller {
        let address = context.caller.address
        do {
            var caller = try await signIn.recognise(request.headers, peer)
            caller.address = address
            return caller
        } catch let refusal as CallerRefusal {
            // Whose session has ended gets on as nobody where the page and its sessions are.
            if refusal.kind == .session, Self.isOpen(Self.plainPath(request.uri.path)) {
                return Caller(user: nil, signIn: .none, address: address)
            }
            throw RequestFailure(refusal)
        }
    }

    private static func changes(_ request: Request) -> Bool {
        request.method != .get && request.method != .head && request.method != .options
    }

    /// A path as the router sees it, to which slashes at the end and one after the other are nothing.
    private static func plainPath(_ path: String) -> String {
        "/" + path.split(separator: "/").joined(separator: "/")
    }

    /// Whether somebody whose session has ended gets on as nobody: the page then says so, and lets them sign in.
    private static func isOpen(_ path: String) -> Bool {
        path == "/" || path == "/session" || path == "/favicon.ico" || path.hasPrefix("/assets/")
    }

    private static let pathsOfOperators: Set<String> = ["/healthz", "/readyz", "/metrics"]
}

extension RequestFailure {
    /// The answer to somebody who is not let in.
    ///
    /// - Parameter refusal: Why not.
    public init(_ refusal: CallerRefusal) {
        switch refusal.kind {
        case .unauthorized, .session:
            self.init(
                .unauthorized,
                refusal.kind == .session ? "SESSION_ENDED" : "INVALID_TOKEN",
                refusal.message,
                headerFields: [.wwwAuthenticate: #"Bearer error="invalid_token""#]
            )
        case .disabled: self.init(.forbidden, "DISABLED", refusal.message)
        case .unavailable:
            self.init(.serviceUnavailable, "SIGN_IN_UNAVAILABLE", refusal.message, headerFields: [.retryAfter: "5"])
        }
    }
}
