public import ServerUsers

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// Which events of the audit to read.
public struct AuditQuery: Sendable, Hashable {
    /// Those of this user, or nil for everybody's.
    public var user: ServerUser?

    /// Those in which the token with this fingerprint was used, or nil for all.
    public var fingerprint: String?

    /// Those from this moment on, or nil for all.
    public var since: Date?

    /// Those after the one with this number, or nil to begin with the first.
    public var after: Int64?

    /// How many at most; fewer are the last ones.
    public var limit: Int

    /// Whether of more than ``limit`` events the newest are read instead of the oldest; the oldest comes first either way.
    public var isOfNewest = false

    /// Describes a page of the audit, by default the first thousand events.
    ///
    /// - Parameters:
    ///   - user: Whose events, or nil for everybody's.
    ///   - fingerprint: The fingerprint of the token that was used, or nil for any.
    ///   - since: From which moment on, or nil for all.
    ///   - after: The number of the event before the first one, or nil to begin with the first.
    ///   - limit: How many at most.
    public init(
        user: ServerUser? = nil,
        fingerprint: String? = nil,
        since: Date? = nil,
        after: Int64? = nil,
        limit: Int = 1_000
    ) {
        self.user = user
        self.fingerprint = fingerprint
        self.since = since
        self.after = after
        self.limit = limit
    }
}
