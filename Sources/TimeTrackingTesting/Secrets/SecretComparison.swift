public import TimeTrackingKit

/// How a secret compares to the one that a test expects, in words that show neither.
public enum SecretComparison: Sendable, Hashable, CustomStringConvertible {
    /// Both have the same bytes.
    case same
    /// They have as many bytes, and not the same ones.
    case otherBytes
    /// They have different numbers of bytes.
    case otherLength

    /// The result in words.
    public var description: String {
        switch self {
        case .same: "same"
        case .otherBytes: "differs, with as many bytes"
        case .otherLength: "differs in length"
        }
    }
}

extension Secret {
    /// Compares the secret to the one that a test expects.
    ///
    /// ```swift
    /// let expected = Secret.testing("tok-1")
    /// #expect(resolution.credential.secret.compared(to: expected) == .same)
    /// ```
    ///
    /// A failed expectation prints the source of the expression and the values in it. The values are this comparison and
    /// two secrets, which show nothing; the source shows whatever literal stands in it, so make the expected secret
    /// outside the expectation.
    ///
    /// - Parameter expected: What the test expects.
    /// - Returns: Whether they are the same, and if not, whether their lengths are.
    public func compared(to expected: Secret) -> SecretComparison {
        guard count == expected.count else { return .otherLength }
        return self == expected ? .same : .otherBytes
    }
}
