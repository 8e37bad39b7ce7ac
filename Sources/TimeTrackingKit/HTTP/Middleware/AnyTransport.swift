import HTTPTypes

/// A transport of any type, for wrappers that are generic over theirs.
struct AnyTransport: HTTPTransport {
    let base: any HTTPTransport

    func send(
        _ request: HTTPRequest,
        body: [UInt8]?,
        authorization: Authorization?,
        timeout: Duration,
        maximumResponseBytes: Int
    ) async throws -> (HTTPResponse, [UInt8]) {
        try await base.send(
            request,
            body: body,
            authorization: authorization,
            timeout: timeout,
            maximumResponseBytes: maximumResponseBytes
        )
    }
}
