public import ServerUsers

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// A timer of Clockwork's that a user started or stopped, for whoever remembers them: Clockwork lists none.
public struct ClockworkTimerChange: Sendable, Hashable {
    /// What was done to it.
    public enum Kind: Sendable, Hashable {
        /// It was started.
        case started
        /// It was stopped.
        case stopped
    }

    /// What was done to it.
    public let kind: Kind

    /// The key of the issue, for example `PROJ-1`.
    public let issue: String

    /// What is being done, or nil when nothing was said about it.
    public let comment: String?

    /// Whose timer it is.
    public let user: ServerUser

    /// When it was done, by the server's clock.
    public let time: Date
}
