import HTTPTypes
public import Hummingbird
public import ServerRequests

/// Answers 405 with the header `Allow` where a path is the relay's and does not take the method.
public struct MethodCheck: RouterMiddleware {
    /// What is known of a request beside its head and body.
    public typealias Context = ServerRequestContext

    private let methods: [String: [HTTPRequest.Method]]

    init(_ routes: [RelayRoute]) {
        var methods: [String: [HTTPRequest.Method]] = [:]
        for route in routes {
            methods[Self.plain(route.path), default: []] += route.method == .get ? [.get, .head] : [route.method]
        }
        self.methods = methods
    }

    /// Lets a request pass that is another's, or has a method that its path takes.
    public func handle(
        _ request: Request,
        context: ServerRequestContext,
        next: @concurrent (Request, ServerRequestContext) async throws -> Response
    ) async throws -> Response {
        let taken = methods[Self.plain(request.uri.path)]
        guard let taken, !taken.contains(request.method) else { return try await next(request, context) }
        throw RequestFailure(
            .methodNotAllowed,
            "METHOD_NOT_ALLOWED",
            headerFields: [.allow: taken.map(\.rawValue).joined(separator: ", ")]
        )
    }

    /// The path with one slash before each of its parts, by which the router knows it.
    private static func plain(_ path: String) -> String {
        let slash = UInt8(ascii: "/")
        let bytes = path.utf8
        let isPlain = bytes.first == slash && zip(bytes, bytes.dropFirst()).allSatisfy { $0 != slash || $1 != slash }
        // Most paths need no change, and are not put together anew.
        guard !isPlain || (bytes.last == slash && bytes.count > 1) else { return path }
        return "/" + path.split(separator: "/").joined(separator: "/")
    }
}
