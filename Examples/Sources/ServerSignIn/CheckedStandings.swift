import ServerUsers

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Asks the server's records whether a sign-in still counts.
struct CheckedStandings: Sendable {
    /// Says what is recorded of a user.
    let standing: @Sendable (ServerUser) throws -> UserStanding

    /// Says whether a session was ended.
    let isEnded: @Sendable (_ sessionID: String) throws -> Bool

    /// Refuses a token of a user who is disabled, or one that is too old or of unknown age for its user.
    func check(_ token: VerifiedToken) throws(SignInRefusal) {
        let standing = try check(token.user, from: .bearer)
        try check(token.issuedAt, against: standing, from: .bearer)
    }

    /// Refuses a session that was ended, is of a user who is disabled, or is too old for its user.
    func check(_ session: Session) throws(SignInRefusal) {
        let hasEnded: Bool
        do {
            hasEnded = try isEnded(session.id)
        } catch {
            throw Self.unavailable(.session)
        }
        guard !hasEnded else {
            throw SignInRefusal(.sessionEnded, source: .session, message: "The session was ended; sign in again.")
        }
        let standing = try check(session.user, from: .session)
        try check(session.startedAt, against: standing, from: .session)
    }

    /// Refuses a user who is disabled.
    ///
    /// What a proxy says holds for the moment at which it says it, so no age counts.
    @discardableResult
    func check(_ user: ServerUser, from source: SignInRefusal.Source) throws(SignInRefusal) -> UserStanding {
        let standing: UserStanding
        do {
            standing = try self.standing(user)
        } catch {
            throw Self.unavailable(source)
        }
        guard !standing.isDisabled else {
            throw SignInRefusal(
                .disabled,
                source: source,
                message: "The user may not use this server; ask whoever runs it."
            )
        }
        return standing
    }

    private func check(
        _ start: Date?,
        against standing: UserStanding,
        from source: SignInRefusal.Source
    ) throws(SignInRefusal) {
        guard let bound = standing.sessionsGoodSince else { return }
        guard let start, start >= bound else {
            throw SignInRefusal(.revoked, source: source, message: "The sign-in no longer counts; sign in again.")
        }
    }

    private static func unavailable(_ source: SignInRefusal.Source) -> SignInRefusal {
        SignInRefusal(
            .recordsUnavailable,
            source: source,
            message: "The server's records cannot be read at the moment; try again in a minute."
        )
    }
}
