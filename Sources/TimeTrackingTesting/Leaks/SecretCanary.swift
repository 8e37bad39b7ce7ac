public import TimeTrackingKit

/// A secret made for one run of a test, so that finding it anywhere proves a leak.
///
/// ## Usage
///
/// ```swift
/// let canary = SecretCanary()
/// try await store.store(Credential(secret: canary.secret), for: key)
/// #expect(LeakDetector(canary).leaks(inPrintsOf: store).isEmpty)
/// ```
///
/// ## Security
///
/// Its 32 random letters and digits print as little as any other `Secret`.
public struct SecretCanary: Sendable, Equatable {
    /// The random bytes, all of them ASCII letters and digits.
    public let secret: Secret

    /// Makes a canary that nothing else contains.
    public init() {
        self.init(Self.randomText(count: 32))
    }

    /// Makes a canary of a known text, to search the output of a run that was given this text as a token.
    ///
    /// - Parameter text: The text; with fewer than 16 bytes, finding it proves nothing.
    public init(_ text: some StringProtocol) {
        self.secret = Secret(utf8: text)
    }

    /// Returns a secret that contains the canary.
    ///
    /// - Parameters:
    ///   - prefix: The bytes before it.
    ///   - suffix: The bytes after it.
    /// - Returns: The secret.
    public func secret(prefix: [UInt8] = [], suffix: [UInt8] = []) -> Secret {
        secret.withRevealedBytes { bytes in Secret(prefix + bytes + suffix) }
    }

    /// Random lower-case letters and digits.
    static func randomText(count: Int) -> String {
        let alphabet = Array("abcdefghijklmnopqrstuvwxyz0123456789".utf8)
        let bytes = (0..<count).map { _ in alphabet[Int.random(in: alphabet.indices)] }
        return String(decoding: bytes, as: UTF8.self)
    }
}
