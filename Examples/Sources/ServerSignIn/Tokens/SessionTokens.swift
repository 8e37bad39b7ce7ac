public import TimeTrackingKit

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// Verifies the tokens with which people sign in: JSON Web Tokens of configured issuers.
///
/// ## Security
///
/// What a token says of its issuer only chooses the configuration; it is then held against that issuer's algorithms and
/// keys alone. Nothing else that it says is used before its signature is good.
public final class SessionTokens: Sendable {
    private let verifiers: [IssuerVerifier]
    private let verified: VerifiedTokens
    private let now: @Sendable () -> Date

    /// Takes issuers whose tokens are accepted.
    ///
    /// - Parameters:
    ///   - issuers: The issuers, each name once.
    ///   - transport: Fetches key sets; it must not follow redirects.
    ///   - clock: Measures the age of key sets.
    ///   - now: Says what time it is.
    /// - Throws: ``SignInSettingsError`` with the code `issuer` when two issuers have one name.
    public convenience init(
        issuers: [Issuer],
        transport: any HTTPTransport,
        clock: some Clock<Duration> = ContinuousClock(),
        now: @escaping @Sendable () -> Date
    ) throws(SignInSettingsError) {
        try self.init(issuers: issuers, transport: transport, verified: VerifiedTokens(), clock: clock, now: now)
    }

    init(
        issuers: [Issuer],
        transport: any HTTPTransport,
        verified: VerifiedTokens,
        clock: some Clock<Duration>,
        now: @escaping @Sendable () -> Date
    ) throws(SignInSettingsError) {
        guard Set(issuers.map(\.name)).count == issuers.count else {
            throw SignInSettingsError(.issuer, "Two issuers have the same name; join them, or name the other one.")
        }
        self.verifiers = issuers.map { IssuerVerifier($0, transport: transport, clock: clock) }
        self.verified = verified
        self.now = now
    }

    /// Verifies a token.
    ///
    /// - Parameter token: The token, without `Bearer`.
    /// - Returns: What it says.
    /// - Throws: ``SignInRefusal``; with the code `keysUnavailable` when nothing can be said of the token.
    public func verify(_ token: Secret) async throws(SignInRefusal) -> VerifiedToken {
        let digest = VerifiedTokens.digest(of: token)
        if let entry = verified[digest], let verifier = verifier(of: entry.issuer) {
            let areKeysSame =
                if let generation = entry.generation { try await verifier.generation() == generation } else { true }
            if areKeysSame {
                try entry.timed.times.check(now())
                return entry.timed.token
            }
            verified.remove(digest)
        }
        let parsed = try ParsedToken(token)
        guard let verifier = verifier(of: parsed.claims.issuer) else {
            throw SignInRefusal(
                .issuer,
                message: "The token is of an issuer that this server does not know; sign in at one that it does."
            )
        }
        let generation = try await verifier.checkSignature(of: parsed)
        let timed = try ClaimRules(issuer: verifier.issuer).check(parsed.claims, at: now())
        let entry = VerifiedTokens.Entry(timed: timed, issuer: verifier.issuer.name, generation: generation)
        verified.insert(entry, for: digest, at: now())
        return timed.token
    }

    /// Reads the key sets that have not been read yet, for example before the first request.
    ///
    /// - Returns: For each that could not be read, a sentence for operators; empty when there is none.
    public func loadKeys() async -> [String] {
        for verifier in verifiers { await verifier.keySet?.load() }
        return keyProblems
    }

    /// For each key set whose last reading failed, a sentence for operators.
    ///
    /// The keys that were read before may still be in use.
    public var keyProblems: [String] { verifiers.compactMap { $0.keySet?.problem } }

    private func verifier(of issuer: String) -> IssuerVerifier? {
        verifiers.first { $0.issuer.name.hasSameBytes(as: issuer) }
    }
}
