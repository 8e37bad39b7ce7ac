import HTTPTypes
import Hummingbird
import ServerRequests

/// Tells browsers what they must not do with an answer.
///
/// What a route says itself stays.
struct SecurityHeaders: RouterMiddleware {
    private let fields: HTTPFields

    /// Prepares the fields.
    ///
    /// - Parameters:
    ///   - contentSecurityPolicy: What an answer that is shown as a page may load.
    ///   - isSecure: Whether browsers come over TLS, here or at a proxy, and should never come without.
    init(contentSecurityPolicy: String, isSecure: Bool) {
        var fields: HTTPFields = [
            .contentSecurityPolicy: contentSecurityPolicy,
            .xContentTypeOptions: "nosniff",
            .referrerPolicy: "no-referrer",
            .frameOptions: "DENY",
            .crossOriginOpenerPolicy: "same-origin",
            .crossOriginResourcePolicy: "same-origin",
            .permissionsPolicy: "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
            .cacheControl: "no-store",
        ]
        if isSecure { fields[.strictTransportSecurity] = "max-age=31536000" }
        self.fields = fields
    }

    func handle(
        _ request: Request,
        context: ServerRequestContext,
        next: @concurrent (Request, ServerRequestContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        for field in fields where !response.headers.contains(field.name) { response.headers.append(field) }
        return response
    }
}
