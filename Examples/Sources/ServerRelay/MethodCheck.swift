import HTTPTypes
public import Hummingbird
public import ServerRequests

/// Answers 405 with the header `Allow` where a path is the relay's and does not take the method.
public struct MethodCheck: RouterMiddleware {
    /// What is known of a request beside its head and body.
    public typealias Context = ServerRequestContext

    private let methods: [[Substring]: [HTTPRequest.Method]]

    init(_ routes: [RelayRoute]) {
        var methods: [[Substring]: [HTTPRequest.Method]] = [:]
        for route in routes {
            methods[Self.parts(of: route.path), default: []] += route.method == .get ? [.get, .head] : [route.method]
        }
        self.methods = methods
    }

    /// Lets a request pass that is another's, or has a method that its path takes.
    public func handle(
        _ request: Request,
        context: ServerRequestContext,
        next: @concurrent (Request, ServerRequestContext) async throws -> Response
    ) async throws -> Response {
        let taken = methods[Self.parts(of: request.uri.path)]
        guard let taken, !taken.contains(request.method) else { return try await next(request, context) }
        throw RequestFailure(
            .methodNotAllowed,
            "METHOD_NOT_ALLOWED",
            headerFields: [.allow: taken.map(\.rawValue).joined(separator: ", ")]
        )
    }

    /// The names between the slashes, which is all that the router looks at.
    private static func parts(of path: String) -> [Substring] {
        path.split(separator: "/")
    }
}
