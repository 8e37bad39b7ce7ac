import Synchronization

/// What handlers say of a request for its line in the log: words, never values of users or services.
public final class RequestNotes: Sendable {
    private let contents = Mutex<(source: String?, code: String?)>((nil, nil))

    /// Begins without a note.
    public init() {}

    /// Where the token came from, in one word, or nil when none was used.
    public var tokenSource: String? {
        get { contents.withLock(\.source) }
        set { contents.withLock { $0.source = newValue } }
    }

    /// The code of what went wrong, or nil when nothing did.
    public var failureCode: String? {
        get { contents.withLock(\.code) }
        set { contents.withLock { $0.code = newValue } }
    }
}
