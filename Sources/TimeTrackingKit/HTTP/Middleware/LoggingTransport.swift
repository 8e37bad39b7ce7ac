public import HTTPTypes
public import Logging

/// A transport that writes one line about each exchange at debug, and one more before it at trace.
///
/// ## Usage
///
/// See ``RetryingTransport`` for the order in which transports are put together.
///
/// ## Security
///
/// A line has the method, the host, the path without its query, the status, the time and the sizes, or the code of the
/// error. Header values, query values, bodies and the texts of errors are never logged at any level. Of the header
/// fields of a request, trace shows the names.
public struct LoggingTransport<Base: HTTPTransport>: HTTPTransport {
    private let base: Base
    private let logger: Logger
    private let clock: InjectedClock

    /// Wraps a transport.
    ///
    /// - Parameters:
    ///   - base: The transport that sends.
    ///   - logger: Where the lines go, all of them at debug or trace.
    ///   - clock: The clock that measures how long an exchange takes.
    public init(_ base: Base, logger: Logger, clock: some Clock<Duration> = ContinuousClock()) {
        self.base = base
        self.logger = logger
        self.clock = InjectedClock(clock)
    }

    /// Sends a request and logs how it ended.
    ///
    /// - Parameters:
    ///   - request: The request, without the credential.
    ///   - body: The body, or nil for none.
    ///   - authorization: The credential, or nil for none.
    ///   - timeout: How long the exchange may take.
    ///   - maximumResponseBytes: The largest body to accept.
    /// - Returns: The response of the base.
    /// - Throws: What the base throws.
    public func send(
        _ request: HTTPRequest,
        body: [UInt8]?,
        authorization: Authorization?,
        timeout: Duration,
        maximumResponseBytes: Int
    ) async throws -> (HTTPResponse, [UInt8]) {
        var metadata = Self.metadata(of: request)
        metadata["request_bytes"] = "\(body?.count ?? 0)"
        logger.trace(
            "HTTP exchange begins",
            metadata: metadata.merging(
                [
                    "timeout": "\(timeout)",
                    "maximum_response_bytes": "\(maximumResponseBytes)",
                    "fields": .array(Self.fieldNames(of: request, authorization).map { .string($0) }),
                ],
                uniquingKeysWith: { first, _ in first }
            )
        )
        let start = clock.now()
        do {
            let (head, responseBody) = try await base.send(
                request,
                body: body,
                authorization: authorization,
                timeout: timeout,
                maximumResponseBytes: maximumResponseBytes
            )
            metadata["status"] = "\(head.status.code)"
            metadata["response_bytes"] = "\(responseBody.count)"
            metadata["duration"] = "\(clock.now() - start)"
            logger.debug("HTTP exchange", metadata: metadata)
            return (head, responseBody)
        } catch {
            metadata["duration"] = "\(clock.now() - start)"
            if let error = error as? TransportError {
                metadata["error"] = "\(error.code)"
                metadata["delivery"] = "\(error.delivery)"
                metadata["cause"] = error.causeType.map { .string($0) }
            } else {
                // The text of a foreign error may quote what was sent.
                metadata["error"] = "\(type(of: error))"
            }
            logger.debug("HTTP exchange failed", metadata: metadata)
            throw error
        }
    }

    private static func metadata(of request: HTTPRequest) -> Logger.Metadata {
        // What stands before an "@" in an authority is a name and a password.
        let host = request.authority?.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
        let path = request.path?.prefix { $0 != "?" && $0 != "#" } ?? ""
        return ["method": "\(request.method)", "host": "\(host)", "path": "\(path)"]
    }

    private static func fieldNames(of request: HTTPRequest, _ authorization: Authorization?) -> [String] {
        request.headerFields.map(\.name.rawName) + (authorization.map { [$0.name.rawName] } ?? [])
    }
}
