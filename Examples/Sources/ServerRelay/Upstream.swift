public import ClockifyAPI
public import ClockworkAPI
public import TimeTrackingKit

/// Where the services are, and how much time and memory one call to them may take.
///
/// A request is sent once: whoever asks decides whether to ask again, and hears `Retry-After` at once.
public struct Upstream: Sendable {
    private let transport: any HTTPTransport
    private let configuration: ClientConfiguration

    /// Where Clockwork's API is.
    public let clockwork: ServiceEndpoint

    /// Where Clockify is.
    public let clockify: Clockify.Site

    /// Describes the services.
    ///
    /// - Parameters:
    ///   - transport: What sends the requests, shared by all of them.
    ///   - clockwork: Where Clockwork's API is.
    ///   - clockify: Where Clockify is.
    ///   - timeout: How long one call may take.
    ///   - maximumResponseBytes: The largest answer to accept, in bytes, counted after decompression.
    public init(
        transport: any HTTPTransport,
        clockwork: ServiceEndpoint = .clockwork,
        clockify: Clockify.Site = .global,
        timeout: Duration = .seconds(20),
        maximumResponseBytes: Int = 8 * 1024 * 1024
    ) {
        self.transport = transport
        self.clockwork = clockwork
        self.clockify = clockify
        self.configuration =
            ClientConfiguration(timeout: timeout, maximumResponseBytes: maximumResponseBytes).sendingOnce
    }

    /// A client of Clockwork with the tokens of one request.
    func clockworkClient(_ tokens: any TokenProvider) -> Clockwork.Client {
        Clockwork.Client(endpoint: clockwork, transport: transport, tokens: tokens, configuration: configuration)
    }

    /// A client of Clockify with the keys of one request.
    ///
    /// - Parameter tokens: What gives the key.
    /// - Returns: The client.
    public func clockifyClient(_ tokens: any TokenProvider) -> Clockify.Client {
        Clockify.Client(site: clockify, transport: transport, tokens: tokens, configuration: configuration)
    }
}
