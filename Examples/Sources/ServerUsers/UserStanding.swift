#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// What the server's records say of a user, beyond the tokens.
public struct UserStanding: Sendable, Hashable {
    /// Whether the user may not use the server until enabled again.
    public var isDisabled: Bool

    /// The services from which the user disconnected: the shared token is not used in place of the user's own.
    public var disconnected: Set<TimeService>

    /// When the oldest sessions that are still good began, or nil when all sessions are.
    public var sessionsGoodSince: Date?

    /// Describes a standing, by default that of somebody of whom nothing is recorded.
    ///
    /// - Parameters:
    ///   - isDisabled: Whether the user may not use the server.
    ///   - disconnected: The services from which the user disconnected.
    ///   - sessionsGoodSince: When the sessions began that are still good, or nil when all are.
    public init(isDisabled: Bool = false, disconnected: Set<TimeService> = [], sessionsGoodSince: Date? = nil) {
        self.isDisabled = isDisabled
        self.disconnected = disconnected
        self.sessionsGoodSince = sessionsGoodSince
    }
}
