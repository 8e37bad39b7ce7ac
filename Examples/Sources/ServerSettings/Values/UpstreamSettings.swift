public import TimeTrackingKit

/// Where the services are.
public struct UpstreamSettings: Sendable, Hashable {
    /// Clockify's API, or nil for its own global one.
    public var clockify: ServiceEndpoint?

    /// Clockwork's API, or nil for its own.
    public var clockwork: ServiceEndpoint?

    /// How long an exchange with a service may take.
    public var timeout = Duration.seconds(10)

    /// Describes what holds when nothing is set.
    public init() {}
}
