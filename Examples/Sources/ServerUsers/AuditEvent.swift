#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// One line of the audit: who did what, with which token, and what came of it, without a secret.
public struct AuditEvent: Sendable, Hashable {
    /// What was done.
    public enum Action: String, Sendable, Hashable, CaseIterable {
        /// Somebody signed in or was refused.
        case signIn = "sign-in"
        /// A session was ended by its user.
        case signOut = "sign-out"
        /// A token was checked before it is saved.
        case validate
        /// A token was saved.
        case connect
        /// A saved token was removed.
        case disconnect
        /// A user who had disconnected allowed the shared token again.
        case optIn = "opt-in"
        /// A token was used to read.
        case read
        /// A token was used to change something at the service.
        case write
        /// An operator disabled a user.
        case disable
        /// An operator enabled a user again.
        case enable
        /// An operator had a user forgotten.
        case forget
        /// An operator exported what is kept of a user.
        case export
        /// An operator restored a backup.
        case restore
    }

    /// When it happened.
    public var time: Date

    /// On whose behalf, or nil when nobody was signed in.
    public var user: ServerUser?

    /// What was done.
    public var action: Action

    /// The service concerned, or nil when none is.
    public var service: TimeService?

    /// Where the token came from, as ``/TimeTrackingKit/TokenSource`` says it in one word: `header`, `user` or
    /// `environment`; nil when no token was used.
    public var source: String?

    /// A keyed fingerprint of the token, or nil when no token was used.
    public var fingerprint: String?

    /// The request's identifier, or nil when an operator acted.
    public var requestID: String?

    /// `ok`, or the code of what went wrong.
    public var result: String

    /// Describes an event.
    ///
    /// - Parameters:
    ///   - time: When it happened.
    ///   - user: On whose behalf, or nil when nobody was signed in.
    ///   - action: What was done.
    ///   - service: The service concerned, or nil when none is.
    ///   - source: Where the token came from, or nil when none was used.
    ///   - fingerprint: A keyed fingerprint of the token, or nil when none was used.
    ///   - requestID: The request's identifier, or nil when an operator acted.
    ///   - result: `ok`, or the code of what went wrong.
    public init(
        time: Date,
        user: ServerUser?,
        action: Action,
        service: TimeService? = nil,
        source: String? = nil,
        fingerprint: String? = nil,
        requestID: String? = nil,
        result: String = "ok"
    ) {
        self.time = time
        self.user = user
        self.action = action
        self.service = service
        self.source = source
        self.fingerprint = fingerprint
        self.requestID = requestID
        self.result = result
    }
}
