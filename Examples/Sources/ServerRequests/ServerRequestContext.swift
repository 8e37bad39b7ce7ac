public import Hummingbird
import Logging
import NIOCore
public import ServerUsers

/// What is known of a request beside its head and body.
public struct ServerRequestContext: RequestContext, Sendable {
    /// What the HTTP library keeps.
    public var coreContext: CoreRequestContextStorage

    /// Who sent the request.
    ///
    /// Until the sign-in was looked at, nobody, from the address of the connection.
    public var caller: Caller

    /// What the log and the metrics learn of the request while it is served.
    public let notes: RequestNotes

    /// The request's identifier in logs, in the audit and in the answer's header `X-Request-Id`.
    public var requestID: String { id }

    /// Begins with the address of the connection.
    public init(source: ApplicationRequestContextSource) {
        self.init(address: source.channel.remoteAddress?.ipAddress ?? "unknown", logger: source.logger)
    }

    /// Begins with an address.
    ///
    /// - Parameters:
    ///   - address: The address that the request came from, without a port.
    ///   - logger: The logger of the request.
    init(address: String, logger: Logger) {
        self.coreContext = CoreRequestContextStorage(source: LoggerSource(logger: logger))
        self.caller = Caller(user: nil, signIn: .none, address: address)
        self.notes = RequestNotes()
    }
}

private struct LoggerSource: RequestContextSource {
    let logger: Logger
}
