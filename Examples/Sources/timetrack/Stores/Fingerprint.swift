import Crypto
import TimeTrackingKit

/// A short text by which two people, or one on two machines, see whether they have the same key.
///
/// The first eight hexadecimal digits of the secret's SHA-256, as `sha256sum` prints them. They tell nothing of a key
/// that a service made. A password that could be guessed should not be shown in this way: a guess can be checked
/// against them. Spaces and line ends around a key do not count, as they do not for commands: what `echo` has stored and
/// what a person has typed is the same key.
struct Fingerprint: Hashable, Sendable, CustomStringConvertible {
    /// Number of hexadecimal digits.
    private static let length = 8

    let description: String

    init(of secret: Secret) {
        let digest = secret.withRevealedBytes { SHA256.hash(data: UnsafeRawBufferPointer(rebasing: $0.withoutSpaces)) }
        self.description = String(
            digest.flatMap { byte in
                let digits = String(byte, radix: 16)
                return byte < 16 ? "0" + digits : digits
            }
            .prefix(Self.length)
        )
    }
}

extension BidirectionalCollection where Element == UInt8 {
    /// What is left without the spaces, tabs and line ends around it.
    var withoutSpaces: SubSequence {
        let isSpace: (UInt8) -> Bool = { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
        guard let first = firstIndex(where: { !isSpace($0) }), let last = lastIndex(where: { !isSpace($0) }) else {
            return self[endIndex...]
        }
        return self[first...last]
    }
}
