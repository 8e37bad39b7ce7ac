import TimeTrackingKit

/// A short text by which two people, or one on two machines, see whether they have the same key.
///
/// The first eight hexadecimal digits of the secret's SHA-256, as `sha256sum` prints them. They tell nothing of a key
/// that a service made. A password that could be guessed should not be shown in this way: a guess can be checked
/// against them.
struct Fingerprint: Hashable, Sendable, CustomStringConvertible {
    /// Number of hexadecimal digits.
    private static let length = 8

    let description: String

    init(of secret: Secret) {
        let digest = secret.withRevealedBytes { SHA256.digest(of: $0) }
        self.description = String(
            digest.flatMap { byte in
                let digits = String(byte, radix: 16)
                return byte < 16 ? "0" + digits : digits
            }
            .prefix(Self.length)
        )
    }
}
