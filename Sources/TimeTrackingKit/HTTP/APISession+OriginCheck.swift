// A credential goes to the service that it was stored for, and to no other.

extension APISession {
    /// Refuses to send a credential to an origin that is not its own.
    func checkOrigin(of resolution: TokenResolution, for request: APIRequest) throws(APIError) {
        guard let text = resolution.credential.attributes[CredentialAttribute.origin] else { return }
        let destination = destination(of: request).origin
        guard !configuration.allowedOrigins.contains(destination) else { return }
        let message: String
        do {
            let origin = try Origin(text)
            // The hosts of one service are one place: a token for its API may go to its reports, and nowhere else.
            guard origin != endpoint.origin, origin != destination else { return }
            message =
                "The token from \(resolution.source) belongs to \(origin) and was not sent to \(destination); "
                + "store a token for that origin, or allow it by name."
        } catch {
            message =
                "The origin stored with the token from \(resolution.source) is no address, so nothing was sent; "
                + "store the token again with an origin such as \(endpoint.origin)."
        }
        var error = APIError(.originMismatch, operation: request.operation, message: message)
        error.tokenSource = resolution.source
        throw error
    }
}
