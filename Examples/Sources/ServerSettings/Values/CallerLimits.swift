/// How much callers may ask for.
public struct CallerLimits: Sendable, Hashable {
    /// How many requests of one user are served in a minute.
    public var requestsPerMinutePerUser = 300

    /// How many requests from one address are served in a minute.
    public var requestsPerMinutePerAddress = 600

    /// How many tokens one address may have tested in a minute.
    public var tokenTestsPerMinute = 10

    /// How many connections may be open at the same time.
    public var maximumConnections = 1_000

    /// How long a session of the page lasts.
    public var sessionLifetime = Duration.seconds(8 * 3_600)

    /// Describes what holds when nothing is set.
    public init() {}
}
