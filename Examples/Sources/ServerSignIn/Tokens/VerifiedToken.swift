public import ServerUsers

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// What a token says that its issuer signed and that is good now.
public struct VerifiedToken: Sendable, Hashable {
    /// The user whom it names.
    public var user: ServerUser

    /// When it was issued, or nil when it does not say.
    public var issuedAt: Date?

    /// When its time is over, without the allowance for clocks that differ.
    public var expiresAt: Date

    /// Describes a token.
    ///
    /// - Parameters:
    ///   - user: The user whom it names.
    ///   - issuedAt: When it was issued, or nil when it does not say.
    ///   - expiresAt: When its time is over.
    public init(user: ServerUser, issuedAt: Date?, expiresAt: Date) {
        self.user = user
        self.issuedAt = issuedAt
        self.expiresAt = expiresAt
    }
}
