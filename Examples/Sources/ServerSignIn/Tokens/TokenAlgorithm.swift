/// How a token is signed.
public enum TokenAlgorithm: String, Sendable, Hashable, CaseIterable {
    /// HMAC with SHA-256 and a secret that issuer and server share.
    case hs256 = "HS256"
    /// ECDSA on the curve P-256 with SHA-256 and the issuer's public key.
    case es256 = "ES256"
    /// RSASSA-PKCS1-v1_5 with SHA-256 and the issuer's public key.
    case rs256 = "RS256"

    /// Whether the issuer signs with a private key and publishes the public one.
    var usesPublicKey: Bool { self != .hs256 }
}
