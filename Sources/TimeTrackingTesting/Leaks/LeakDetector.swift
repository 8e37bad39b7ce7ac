public import TimeTrackingKit

/// Finds a secret in what a program printed, as it is or encoded.
///
/// ## Usage
///
/// ```swift
/// let detector = LeakDetector(secret)
/// #expect(detector.leaks(inPrintsOf: error).isEmpty)
/// ```
///
/// ## Security
///
/// What it searches for is held as `Secret` values, so that a failed expectation about a detector prints nothing.
/// A secret of a few bytes turns up by chance; use ``SecretCanary`` where the test may choose.
public struct LeakDetector: Sendable {
    /// How a secret that was found had been written.
    public enum Form: String, Sendable, Hashable, CaseIterable, CustomStringConvertible {
        /// As it is.
        case raw
        /// In base64, with the standard or the URL-safe alphabet, alone or within other bytes.
        case base64
        /// Two hexadecimal digits a byte.
        case hexadecimal
        /// With `%` before each byte, or before those that a URL reserves.
        case percentEncoded
        /// One decimal number a byte, as Swift prints an array of bytes.
        case byteList

        /// The name of the form.
        public var description: String { rawValue }
    }

    private struct Needle {
        let form: Form
        let bytes: Secret
        let ignoresCase: Bool
    }

    private let needles: [Needle]
    private let pieces: [Secret]

    /// Creates a detector that finds the whole of a secret.
    ///
    /// - Parameter secret: What to search for. An empty one is never found.
    public init(_ secret: Secret) {
        self.init(pieces: [secret])
    }

    /// Creates a detector that finds either half of a canary, and so one that was cut short as well.
    ///
    /// - Parameter canary: What to search for.
    public init(_ canary: SecretCanary) {
        let half = canary.secret.count / 2
        self.init(
            pieces: canary.secret.withRevealedBytes { bytes in
                [Secret(bytes.prefix(half)), Secret(bytes.dropFirst(half))]
            }
        )
    }

    private init(pieces: [Secret]) {
        self.pieces = pieces.filter { $0.count > 0 }
        self.needles = self.pieces.flatMap { piece in
            piece.withRevealedBytes { bytes in
                let bytes = Array(bytes)
                let exact: [(Form, [UInt8])] =
                    [(.raw, bytes)]
                    + SecretEncoding.base64Cores(of: bytes).map { (.base64, $0) }
                    + SecretEncoding.reservedPercentEncodings(of: bytes).map { (.percentEncoded, $0) }
                let caseless: [(Form, [UInt8])] = [
                    (.hexadecimal, SecretEncoding.hexadecimal(of: bytes)),
                    (.percentEncoded, SecretEncoding.hexadecimal(of: bytes, before: UInt8(ascii: "%"))),
                ]
                return exact.map { Needle(form: $0.0, bytes: Secret($0.1), ignoresCase: false) }
                    + caseless.map { Needle(form: $0.0, bytes: Secret($0.1), ignoresCase: true) }
            }
        }
    }

    /// Returns the forms in which the secret occurs in bytes, for example of a log file.
    ///
    /// - Parameter bytes: What to search.
    /// - Returns: The forms that were found; none when there is no leak.
    public func leaks(in bytes: [UInt8]) -> Set<Form> {
        let lowercased = bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        var found: Set<Form> = []
        for needle in needles where !found.contains(needle.form) {
            let haystack = needle.ignoresCase ? lowercased : bytes
            if needle.bytes.withRevealedBytes({ haystack.contains(run: Array($0)) }) { found.insert(needle.form) }
        }
        let numbers = SecretEncoding.decimalNumbers(in: bytes)
        if pieces.contains(where: { $0.withRevealedBytes { numbers.contains(run: $0.map(UInt16.init)) } }) {
            found.insert(.byteList)
        }
        return found
    }

    /// Returns the forms in which the secret occurs in a text.
    ///
    /// - Parameter text: What to search.
    /// - Returns: The forms that were found; none when there is no leak.
    public func leaks(in text: some StringProtocol) -> Set<Form> {
        leaks(in: Array(text.utf8))
    }

    /// Returns the forms in which the secret occurs when a value is described, debugged or dumped.
    ///
    /// - Parameter value: What to print and search.
    /// - Returns: The forms that were found; none when there is no leak.
    public func leaks(inPrintsOf value: Any) -> Set<Form> {
        var text = "\(value)\n\(String(reflecting: value))\n"
        dump(value, to: &text, maxDepth: 16, maxItems: 20_000)
        return leaks(in: text)
    }
}

extension Array where Element: Equatable {
    /// Whether a run of elements occurs in the array.
    fileprivate func contains(run: [Element]) -> Bool {
        guard let first = run.first, count >= run.count else { return false }
        return (0...(count - run.count))
            .contains { start in
                self[start] == first && self[start..<(start + run.count)].elementsEqual(run)
            }
    }
}
