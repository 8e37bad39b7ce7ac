public import HTTPTypes
public import Hummingbird
public import ServerRequests
public import ServerUsers
public import TimeTrackingKit

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// A session of the page that has begun.
public struct OpenedSession: Sendable {
    let user: ServerUser
    let expiresAt: Date
    let cookie: HTTPField

    /// Describes a session.
    ///
    /// - Parameters:
    ///   - user: Whose it is.
    ///   - expiresAt: When it ends by itself.
    ///   - cookie: The field `Set-Cookie`.
    public init(user: ServerUser, expiresAt: Date, cookie: HTTPField) {
        self.user = user
        self.expiresAt = expiresAt
        self.cookie = cookie
    }
}

/// The routes by which the page's sessions begin and end: `GET`, `POST` and `DELETE /session`.
public struct SessionRoutes: Sendable {
    /// Begins a session for whom a token names, or throws ``CallerRefusal``.
    public typealias Open = @Sendable (_ token: Secret, _ context: ServerRequestContext) async throws -> OpenedSession

    /// Ends the caller's session, for good before it returns, and returns the field `Set-Cookie` that takes it away.
    public typealias End = @Sendable (_ context: ServerRequestContext) async throws -> HTTPField

    private let open: Open
    private let end: End
    private let csrfToken: @Sendable (Caller) -> String?

    /// Describes what the routes do.
    ///
    /// - Parameters:
    ///   - open: Begins a session.
    ///   - end: Ends the caller's session.
    ///   - csrfToken: The token that the caller's requests need, or nil when they need none.
    public init(
        open: @escaping Open,
        end: @escaping End,
        csrfToken: @escaping @Sendable (Caller) -> String?
    ) {
        self.open = open
        self.end = end
        self.csrfToken = csrfToken
    }

    /// Adds the routes.
    ///
    /// - Parameter router: The router, which has the middleware already.
    public func add(to router: Router<ServerRequestContext>) {
        router.get("/session") { _, context in
            let isSignedIn = context.caller.user != nil
            return try Response.json(
                SessionState(signedIn: isSignedIn, csrfToken: isSignedIn ? csrfToken(context.caller) : nil)
            )
        }
        router.post("/session") { request, context in
            do {
                let session = try await open(try await Self.token(of: request), context)
                let expiry = session.expiresAt.formatted(.iso8601)
                var response = try Response.json(SessionAnswer(user: session.user.subject, expiresAt: expiry))
                response.headers.append(session.cookie)
                return response
            } catch let refusal as CallerRefusal {
                throw RequestFailure(refusal)
            }
        }
        router.delete("/session") { _, context in
            let cookie = try await end(context)
            return Response(status: .noContent, headers: [cookie.name: cookie.value])
        }
        for method in [HTTPRequest.Method.put, .patch] {
            router.on("/session", method: method) { _, _ -> Response in
                throw RequestFailure(
                    .methodNotAllowed,
                    "METHOD_NOT_ALLOWED",
                    headerFields: [.allow: "GET, POST, DELETE"]
                )
            }
        }
    }

    /// The token of a sign-in: that of the header field, otherwise that of the body.
    private static func token(of request: Request) async throws -> Secret {
        guard let field = request.headers[.authorization] else {
            return try await request.json(SessionBody.self).token
        }
        let parts = field.split(separator: " ", omittingEmptySubsequences: true)
        guard parts.count == 2, parts[0].lowercased() == "bearer" else {
            throw RequestFailure.unauthorized("Send the header Authorization as Bearer, a space and the token.")
        }
        return Secret(utf8: parts[1])
    }
}

private struct SessionState: Encodable {
    var signedIn: Bool
    var csrfToken: String?
}

private struct SessionAnswer: Encodable {
    var user: String
    var expiresAt: String
}

private struct SessionBody: KnownFields {
    static let fieldNames: Set<String> = ["token"]

    let token: Secret

    private enum CodingKeys: String, CodingKey {
        case token
    }

    init(from decoder: any Decoder) throws {
        let text = try decoder.container(keyedBy: CodingKeys.self).decode(String.self, forKey: .token)
        self.token = Secret(utf8: text)
    }
}
