package import HTTPTypes

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The way of every call of both clients: token, origin check, transport, refusals, decoding.
package struct APISession: Sendable {
    package var service: ServiceDialect
    package var endpoint: ServiceEndpoint
    package var tokens: any TokenProvider

    private let transport: any HTTPTransport
    let configuration: ClientConfiguration
    private let clock: InjectedClock

    /// Puts the way of a client's calls together.
    ///
    /// - Parameters:
    ///   - service: How the service takes its token and how it refuses.
    ///   - endpoint: Where the service is; a request may name another endpoint of the same service.
    ///   - transport: What sends the requests.
    ///   - tokens: What gives the tokens.
    ///   - configuration: Deadlines, limits and repeats.
    ///   - clock: The clock that measures the deadlines and the waits.
    package init(
        service: ServiceDialect,
        endpoint: ServiceEndpoint,
        transport: any HTTPTransport,
        tokens: any TokenProvider,
        configuration: ClientConfiguration,
        clock: some Clock<Duration>
    ) {
        self.service = service
        self.endpoint = endpoint
        self.transport = configuration.wrap(transport, clock: clock)
        self.tokens = tokens
        self.configuration = configuration
        self.clock = InjectedClock(clock)
    }

    /// Sends a request and decodes the answer.
    ///
    /// - Throws: ``APIError``, what the token provider throws, or `CancellationError`.
    @concurrent
    package func value<Value: Decodable & Sendable>(
        of request: APIRequest,
        as type: Value.Type = Value.self
    ) async throws -> Value {
        try await valueAndHead(of: request, as: type).value
    }

    /// Sends a request and decodes the answer, whose header fields matter too.
    ///
    /// - Throws: ``APIError``, what the token provider throws, or `CancellationError`.
    @concurrent
    package func valueAndHead<Value: Decodable & Sendable>(
        of request: APIRequest,
        as type: Value.Type = Value.self
    ) async throws -> (value: Value, head: HTTPResponse) {
        let response = try await send(request)
        return (try decode(type, from: response, of: request), response.head)
    }

    /// Sends a request and returns an answer whose status says that all went well.
    ///
    /// The timeout covers all exchanges; finding the token has the deadlines of what is asked for it.
    ///
    /// After a 401 the provider hears of it and is asked once more; only another token is worth another try. That holds
    /// for every method, because a service that refuses the token has not acted on the request.
    ///
    /// - Throws: ``APIError``, what the token provider throws, or `CancellationError`.
    @concurrent
    package func send(_ request: APIRequest) async throws -> APIResponse {
        let httpRequest = try makeHTTPRequest(for: request)
        let first = try await tokens.token()
        let start = clock.now()
        var response = try await exchange(httpRequest, request, resolution: first, timeout: configuration.timeout)
        if response.head.status.code == 401 {
            let remaining = configuration.timeout - (clock.now() - start)
            await tokens.invalidate(first)
            let second = try await tokens.token()
            if second.credential.secret != first.credential.secret, remaining > .zero {
                response = try await exchange(httpRequest, request, resolution: second, timeout: remaining)
                response.secrets.append(first.credential.secret)
                if response.head.status.code == 401 { await tokens.invalidate(second) }
            }
        }
        guard (200..<300).contains(response.head.status.code) else { throw refusal(of: request, response) }
        return response
    }

    private func makeHTTPRequest(for request: APIRequest) throws(APIError) -> HTTPRequest {
        var fields = HTTPFields()
        fields[.accept] = request.accept
        if request.body != nil { fields[.contentType] = request.contentType }
        let endpoint = destination(of: request)
        return HTTPRequest(
            method: request.method,
            scheme: endpoint.origin.scheme,
            authority: endpoint.origin.authority,
            path: try endpoint.path(request.path, query: request.query, operation: request.operation),
            headerFields: fields
        )
    }

    /// Where a request goes.
    func destination(of request: APIRequest) -> ServiceEndpoint { request.endpoint ?? endpoint }

    private func exchange(
        _ httpRequest: HTTPRequest,
        _ request: APIRequest,
        resolution: TokenResolution,
        timeout: Duration
    ) async throws -> APIResponse {
        try checkOrigin(of: resolution, for: request)
        let secret = resolution.credential.secret
        do {
            let (head, body) = try await transport.send(
                httpRequest,
                body: request.body,
                authorization: Authorization(name: service.header, scheme: service.scheme, secret: secret),
                timeout: timeout,
                maximumResponseBytes: configuration.maximumResponseBytes
            )
            return APIResponse(head: head, body: body, source: resolution.source, secrets: [secret])
        } catch let error as TransportError {
            var wrapped = APIError(.transport, operation: request.operation, message: error.message)
            wrapped.transportCode = error.code
            wrapped.delivery = error.delivery
            wrapped.causeType = error.causeType
            throw wrapped
        }
    }

    package func decode<Value: Decodable>(
        _ type: Value.Type,
        from response: APIResponse,
        of request: APIRequest
    ) throws(APIError) -> Value {
        do {
            return try JSONDecoder.forService().decode(type, from: Data(response.body))
        } catch {
            throw undecodable(error, response, of: request)
        }
    }
}

/// An answer of a service, and what is needed to speak of it without showing the token.
package struct APIResponse: Sendable {
    package var head: HTTPResponse
    package var body: [UInt8]

    /// Where the token of the request came from.
    package var source: TokenSource

    /// The tokens that the service has seen, to be cut out of whatever it says.
    package var secrets: [Secret]
}
