public import TimeTrackingKit

/// A time-tracking service whose tokens the server keeps.
public enum TimeService: String, Sendable, Hashable, CaseIterable, CustomStringConvertible {
    /// Clockify, with an API key for each user.
    case clockify
    /// Clockwork Pro, with an API token for each user.
    case clockwork

    /// The name as it is in keys of credentials and in records.
    public var description: String { rawValue }

    /// The key under which the server keeps a user's token.
    ///
    /// - Parameter user: The user.
    /// - Returns: The key.
    /// - Throws: ``/TimeTrackingKit/CredentialStoreError`` with the code `invalidKey`, which no ``ServerUser`` causes.
    public func key(of user: UserID) throws(CredentialStoreError) -> CredentialKey {
        try CredentialKey(service: rawValue, account: user.rawValue)
    }
}
