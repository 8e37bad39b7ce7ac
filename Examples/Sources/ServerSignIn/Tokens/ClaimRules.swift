import ServerUsers

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What is asked of the claims of a token whose signature is good.
struct ClaimRules {
    /// The issuer whose token it is.
    let issuer: Issuer

    /// Checks claims.
    ///
    /// - Parameters:
    ///   - claims: The claims.
    ///   - now: The time.
    /// - Returns: What the token says, and when it is good.
    /// - Throws: ``SignInRefusal`` with the codes `expired`, `notYetValid`, `audience`, `anonymousRole`, `serviceRole`,
    ///   `role` and `subject`.
    func check(_ claims: TokenClaims, at now: Date) throws(SignInRefusal) -> TimedToken {
        let skew = issuer.skew / .seconds(1)
        let times = TimedToken.Times(
            first: [claims.notBefore, claims.issuedAt].compactMap(\.self).max()?.addingTimeInterval(-skew),
            end: claims.expiresAt.addingTimeInterval(skew)
        )
        try times.check(now)
        guard
            claims.audiences.contains(where: { audience in issuer.audiences.contains { $0.hasSameBytes(as: audience) } }
            )
        else {
            throw SignInRefusal(.audience, message: "The token is for another server; sign in for this one.")
        }
        try checkRole(claims)
        let user = try user(claims)
        let token = VerifiedToken(user: user, issuedAt: claims.issuedAt, expiresAt: claims.expiresAt)
        return TimedToken(token: token, times: times)
    }

    private func checkRole(_ claims: TokenClaims) throws(SignInRefusal) {
        let role = issuer.role.flatMap { claims.text($0.claim) }
        for role in [role, claims.text("role")].compactMap(\.self) {
            if role.hasSameBytes(as: "service_role") {
                throw SignInRefusal(
                    .serviceRole,
                    message:
                        "The token is the key of a service, which must not leave it; sign in as a user and replace it."
                )
            }
            if role.hasSameBytes(as: "anon") { throw Self.anonymous }
        }
        guard !claims.isAnonymous else { throw Self.anonymous }
        guard let required = issuer.role else { return }
        guard let role, role.hasSameBytes(as: required.value) else {
            throw SignInRefusal(.role, message: "The token has not the role of a user; sign in as one.")
        }
    }

    private static var anonymous: SignInRefusal {
        SignInRefusal(.anonymousRole, message: "The token is one for visitors who have not signed in; sign in first.")
    }

    private func user(_ claims: TokenClaims) throws(SignInRefusal) -> ServerUser {
        do {
            return try ServerUser(issuer: issuer.name, subject: claims.subject ?? "")
        } catch {
            throw SignInRefusal(
                .subject,
                message: "The token names no user, or one with an unusable name; sign in as another user."
            )
        }
    }
}

/// What a token says, and when it is good.
struct TimedToken: Sendable {
    /// From when until when a token is good, allowance for clocks that differ included.
    struct Times: Sendable {
        /// The first moment, or nil when it was always good.
        var first: Date?

        /// The first moment at which it is no more good.
        var end: Date

        /// Refuses a token whose time has not come or is over.
        func check(_ now: Date) throws(SignInRefusal) {
            guard now < end else {
                throw SignInRefusal(.expired, message: "The token has expired; sign in again.")
            }
            if let first, now < first {
                throw SignInRefusal(
                    .notYetValid,
                    message: "The token is not valid yet; check the clocks of this server and of the issuer."
                )
            }
        }
    }

    /// What it says.
    let token: VerifiedToken

    /// When it is good.
    let times: Times
}
