public import SystemPackage
public import TimeTrackingKit

/// Somebody whose tokens sign people in.
public struct SignInIssuer: Sendable {
    /// How tokens are signed.
    public enum Algorithm: String, Sendable, Hashable, CaseIterable {
        /// With a secret that both sides have.
        case hs256 = "HS256"
        /// With an elliptic curve key.
        case es256 = "ES256"
        /// With an RSA key.
        case rs256 = "RS256"
    }

    /// Where the keys are that tokens are verified with.
    public enum Keys: Sendable {
        /// A secret for HS256.
        case secret(Secret)
        /// The address of a set of public keys.
        case jwksURL(String)
        /// A file with a set of public keys.
        case jwksFile(FilePath)
    }

    /// The issuer that tokens have to name.
    public var issuer: String

    /// The audiences of which a token has to name one; not empty.
    public var audiences: [String]

    /// The algorithms that are accepted; not empty.
    public var algorithms: Set<Algorithm>

    /// Where the keys are.
    public var keys: Keys

    /// The role that tokens have to name, or nil when none is asked for.
    public var role: String?

    /// How far the clocks of the issuer and the server may be apart.
    public var clockSkew: Duration
}
