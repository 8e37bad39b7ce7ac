public import ServerUsers
public import TimeTrackingKit

/// The tokens that the server shares, and who may spend them for whom.
public struct SharedTokenSettings: Sendable {
    /// Who may spend a shared token.
    public enum Use: String, Sendable, Hashable, CaseIterable {
        /// Nobody.
        case off
        /// Users who are signed in.
        case signedIn = "signed-in"
        /// Everybody who reaches the server.
        case anonymous
    }

    /// Who may spend them.
    public var use = Use.off

    /// Whether they may be used to change something at a service.
    public var allowsWrites = false

    /// The people at the services for whom users may use them.
    public var accounts: [UserID: [TimeService: Set<String>]] = [:]

    /// The people at the services for whom callers may use them who are not signed in.
    public var anonymousAccounts: [TimeService: Set<String>] = [:]

    /// The one Clockify workspace that the shared key may be used for, or nil for none.
    public var workspaceID: String?

    var tokens: [TimeService: SharedToken] = [:]

    /// The shared token for a service, read anew by each lookup where it lies in a file.
    ///
    /// - Parameter service: The service.
    /// - Returns: The token, or nil when the server has none.
    public func token(for service: TimeService) -> SharedToken? { tokens[service] }
}
