/// What became of one source during a resolution.
public struct TokenAttempt: Sendable, Hashable, CustomStringConvertible {
    /// How the source answered.
    public enum Outcome: Sendable, Hashable {
        /// It had the token.
        case found
        /// It had none.
        case absent
        /// It had a value of spaces only, which counts as none.
        case blank
        /// It was not asked; the text says why.
        case skipped(String)
        /// It failed with this code, and the program had chosen to go on after it.
        case failed(CredentialStoreError.Code)
    }

    /// The source.
    public var source: TokenSource

    /// How it answered.
    public var outcome: Outcome

    /// Creates a record of one attempt.
    public init(source: TokenSource, outcome: Outcome) {
        self.source = source
        self.outcome = outcome
    }

    /// The source and its answer in words.
    public var description: String {
        switch outcome {
        case .found: "\(source): found"
        case .absent: "\(source): absent"
        case .blank: "\(source): blank"
        case .skipped(let why): "\(source): skipped, \(why)"
        case .failed(let code): "\(source): failed, \(code)"
        }
    }
}
