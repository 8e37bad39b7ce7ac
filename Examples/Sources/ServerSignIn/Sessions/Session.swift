public import ServerUsers

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// A time for which somebody is signed in at the page.
public struct Session: Sendable, Hashable {
    /// Names the session: 22 characters, made of 128 random bits.
    public let id: String

    /// The user.
    public let user: ServerUser

    /// When it began, in whole milliseconds.
    public let startedAt: Date

    /// When it ends, in whole milliseconds.
    public let expiresAt: Date
}
