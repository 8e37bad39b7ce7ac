#if AsyncHTTPClient
package import HTTPTypes
package import TimeTrackingKit
import TimeTrackingTesting

extension HTTPTransport {
    /// Sends a request with what most tests want.
    package func send(
        _ method: HTTPRequest.Method = .get,
        scheme: String = "http",
        to authority: String,
        path: String = "/v1/user",
        headers: HTTPFields = [:],
        body: [UInt8]? = nil,
        authorization: Authorization? = nil,
        timeout: Duration = .seconds(30),
        upTo maximumResponseBytes: Int = 1 << 20
    ) async throws -> (head: HTTPResponse, body: [UInt8]) {
        let request = HTTPRequest(
            method: method,
            scheme: scheme,
            authority: authority,
            path: path,
            headerFields: headers
        )
        return try await send(
            request,
            body: body,
            authorization: authorization,
            timeout: timeout,
            maximumResponseBytes: maximumResponseBytes
        )
    }
}

extension Authorization {
    /// A credential whose bytes must reach the wire once and nothing else.
    package static let canary = Authorization(name: .authorization, scheme: "Bearer", secret: .testing("canary-3c9f"))
}

/// What a task threw or, for a failure, that it threw nothing.
package func transportError(_ body: () async throws -> Void) async -> TransportError? {
    do {
        try await body()
        return nil
    } catch {
        return error as? TransportError
    }
}
#endif
