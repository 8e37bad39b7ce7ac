import Crypto
import TimeTrackingKit

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Holds the signatures of tokens against the keys of one issuer.
struct IssuerVerifier: Sendable {
    /// The issuer.
    let issuer: Issuer

    /// The issuer's public keys, or nil when it has none.
    let keySet: CachedKeySet?

    private let secretKey: SymmetricKey?

    /// Takes an issuer.
    init(_ issuer: Issuer, transport: any HTTPTransport, clock: some Clock<Duration>) {
        self.issuer = issuer
        self.secretKey = issuer.secret?.withRevealedBytes { SymmetricKey(data: $0) }
        self.keySet = issuer.keySet.map { CachedKeySet($0, transport: transport, clock: clock) }
    }

    /// The state of the public keys, which are read again when that is due, or nil when there are none.
    ///
    /// - Throws: ``SignInRefusal`` with the code `keysUnavailable`.
    func generation() async throws(SignInRefusal) -> Int? {
        try await keySet?.snapshot().generation
    }

    /// Checks a signature.
    ///
    /// - Parameter token: The token.
    /// - Returns: The state of the public keys in which the signature is good, or nil when it is by the secret.
    /// - Throws: ``SignInRefusal`` with the codes `algorithm`, `unknownKey`, `signature` and `keysUnavailable`.
    func checkSignature(of token: ParsedToken) async throws(SignInRefusal) -> Int? {
        guard issuer.algorithms.contains(token.algorithm) else { throw .unacceptedAlgorithm }
        if token.algorithm.usesPublicKey {
            return try await checkByPublicKey(token)
        }
        guard let secretKey,
            HMAC<SHA256>
                .isValidAuthenticationCode(token.signature, authenticating: token.signedBytes, using: secretKey)
        else { throw Self.badSignature }
        return nil
    }

    private func checkByPublicKey(_ token: ParsedToken) async throws(SignInRefusal) -> Int {
        guard let keySet else { throw .unacceptedAlgorithm }
        let snapshot = try await keySet.snapshot { !Self.keys(fitting: token, in: $0).isEmpty }
        let keys = Self.keys(fitting: token, in: snapshot.keys)
        guard !keys.isEmpty else {
            guard snapshot.isCurrent else { throw CachedKeySet.unavailable }
            throw SignInRefusal(
                .unknownKey,
                message: "The token is signed with a key that its issuer does not publish; sign in again."
            )
        }
        guard keys.contains(where: { $0.isValid(token.signature, for: token.signedBytes) }) else {
            throw Self.badSignature
        }
        return snapshot.generation
    }

    /// The keys that a token may be signed with: those of the name that it gives, or, when it gives none, the only one
    /// there is for its algorithm.
    private static func keys(fitting token: ParsedToken, in keys: [VerificationKey]) -> [VerificationKey] {
        let fitting = keys.filter { $0.algorithm == token.algorithm }
        guard let id = token.keyID else { return fitting.count == 1 ? fitting : [] }
        return fitting.filter { $0.id?.hasSameBytes(as: id) ?? false }
    }

    private static var badSignature: SignInRefusal {
        SignInRefusal(.signature, message: "The token is not signed by its issuer; sign in again.")
    }
}
