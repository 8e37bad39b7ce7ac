/// What a store throws: one code of a fixed taxonomy, details beside it, and a sentence that says what to do next.
///
/// No part of it contains a secret. A cause is kept by the name of its type alone, because the texts of file, database
/// and keyring errors may quote what was being stored.
public struct CredentialStoreError: Error, Sendable, Hashable {
    /// What went wrong: the only part that logic should look at.
    public var code: Code

    /// Why, for codes that have several causes, or nil when the code says it all.
    public var reason: Reason?

    /// Whether a write took place, for a write that did not end as it should, or nil when nothing was being written.
    public var applied: Applied?

    /// The limit that was exceeded, in bytes, or nil when no limit was.
    public var limit: Int?

    /// How many items answered to one key, for the code `ambiguous`, else nil.
    public var count: Int?

    /// The name of the store that failed, or nil when no store was involved yet.
    public var store: String?

    /// One sentence for a person that says what happened and what to do next.
    public var message: String

    /// The name of the type of the error behind this one, or nil when there is none.
    public var causeType: String?

    /// Creates an error.
    ///
    /// - Parameters:
    ///   - code: What went wrong.
    ///   - store: The name of the store that failed, or nil when no store was involved yet.
    ///   - message: One sentence that says what to do next. It must not contain a secret.
    ///   - reason: Why, or nil when the code says it all.
    ///   - applied: Whether a write took place, or nil when nothing was being written.
    ///   - limit: The limit that was exceeded, in bytes, or nil.
    ///   - count: How many items answered to one key, or nil.
    ///   - cause: The error behind this one, of which only the type's name is kept, or nil.
    public init(
        _ code: Code,
        store: String?,
        message: String,
        reason: Reason? = nil,
        applied: Applied? = nil,
        limit: Int? = nil,
        count: Int? = nil,
        cause: (any Error)? = nil
    ) {
        self.code = code
        self.store = store
        self.message = message
        self.reason = reason
        self.applied = applied
        self.limit = limit
        self.count = count
        self.causeType = cause.map { String(describing: type(of: $0)) }
    }
}

extension CredentialStoreError: CustomStringConvertible {
    /// The store, the code with its details, and the sentence.
    public var description: String {
        var details = [reason?.description, applied.map { "applied: \($0)" }, count.map { "count: \($0)" }]
        details.append(limit.map { "limit: \($0) bytes" })
        let present = details.compactMap(\.self)
        let suffix = present.isEmpty ? "" : " (\(present.joined(separator: ", ")))"
        return "\(store.map { "\($0): " } ?? "")\(code)\(suffix): \(message)"
    }
}
