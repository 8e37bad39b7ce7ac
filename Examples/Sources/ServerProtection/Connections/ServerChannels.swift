public import HummingbirdCore
public import Logging

/// Makes what an application needs to serve connections within limits.
///
/// ## Usage
///
/// ```swift
/// let limits = ConnectionLimits()
/// let application = Application(
///     responder: deadlines.responder(for: router),
///     server: ServerChannels.http1(limits: limits),
///     configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 8080))
/// )
/// ```
///
/// For TLS give the builder to `HTTPServerBuilder.tls(_:tlsConfiguration:)`.
public enum ServerChannels {
    /// Makes the builder of a server for HTTP/1.
    ///
    /// - Parameter limits: The limits of each connection.
    /// - Returns: What the application serves connections with.
    public static func http1(limits: ConnectionLimits = ConnectionLimits()) -> HTTPServerBuilder {
        HTTPServerBuilder { responder in GuardedChannel(responder: responder, limits: limits) }
    }

    /// Decides how many connections are served at a time.
    ///
    /// - Parameters:
    ///   - limits: The limits.
    ///   - logger: Where each connection is logged, at the level `trace`.
    /// - Returns: What the application asks before it takes a connection.
    public static func availability(
        limits: ConnectionLimits = ConnectionLimits(),
        logger: Logger
    ) -> any AvailableConnectionsDelegate {
        MaximumAvailableConnections(limits.connectionCount, logger: logger)
    }
}
