public import HTTPTypes

/// Sends one HTTP request and returns its response: the seam between the clients and an HTTP library.
///
/// ## Contract
///
/// - Only the transport turns an ``Authorization`` into a header. What wraps a transport sees the value, not the secret.
/// - A redirect is returned as the response that it is and never followed: an HTTP library that follows one may carry a
///   credential to another host.
/// - A body is counted after decompression, and reading stops as soon as it exceeds the limit.
/// - Cancelling the task ends the request and frees its connection.
public protocol HTTPTransport: Sendable {
    /// Sends a request.
    ///
    /// - Parameters:
    ///   - request: The request, with scheme, authority and path, and without the credential.
    ///   - body: The body, or nil for none.
    ///   - authorization: The credential to add as a header, or nil for none.
    ///   - timeout: How long the whole exchange may take.
    ///   - maximumResponseBytes: The largest body to accept, counted after decompression.
    /// - Returns: The response's head and its whole body.
    /// - Throws: ``TransportError``, or `CancellationError` when the task was cancelled.
    func send(
        _ request: HTTPRequest,
        body: [UInt8]?,
        authorization: Authorization?,
        timeout: Duration,
        maximumResponseBytes: Int
    ) async throws -> (HTTPResponse, [UInt8])
}
