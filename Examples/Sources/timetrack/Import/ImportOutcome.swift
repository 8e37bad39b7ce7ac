import TerminalOutput
import TimeTrackingKit
import TimetrackKeys

/// What became of one row of a dump.
struct ImportOutcome: Sendable {
    /// The kinds of what can become of a row.
    enum Kind: String, Sendable {
        /// Its key is in the store now.
        case imported
        /// Its key was in the store already.
        case alreadyThere = "already_there"
        /// The store has another key of that user; it has stayed.
        case conflict
        /// It was encrypted with another key, or changed since.
        case notDecrypted = "not_decrypted"
        /// It does not have the form of such a row.
        case malformed
        /// Several rows are of that user.
        case duplicate
        /// What it hides is no key.
        case unusable
        /// The store failed.
        case failed
    }

    /// The line of the row.
    var line: Int

    /// The user, as the row has it.
    var user: String

    /// What became of it; in a dry run, what would.
    var kind: Kind

    /// What to know or to do about it, or nil when there is nothing.
    var message: String?

    /// Why the store failed, or nil when it did not.
    var failure: Failure?

    /// The names of the item whose former key or workspace is gone, or nil when there was none.
    var replaced: CredentialKey?
}

extension ImportOutcome.Kind {
    /// Whether the row's key is not in the store.
    var isProblem: Bool { self != .imported && self != .alreadyThere }

    /// The kind in words.
    func words(isDryRun: Bool) -> String {
        switch self {
        case .imported: isDryRun ? "would import" : "imported"
        case .alreadyThere: "already there"
        case .conflict: "conflict"
        case .notDecrypted: "not decrypted"
        case .malformed: "malformed"
        case .duplicate: "duplicate user"
        case .unusable: "unusable"
        case .failed: "failed"
        }
    }

    /// How it looks on a terminal.
    var style: TextStyle {
        switch self {
        case .imported: .good
        case .alreadyThere: .plain
        default: .bad
        }
    }
}

/// What became of all rows, in JSON.
struct ImportDocument: Encodable {
    /// One row.
    struct Row: Encodable {
        var line: Int
        var user: String
        var outcome: String
        var message: String?
    }

    var file: String
    var store: String
    var isDone: Bool
    var rows: [Row]
    var summary: [String: Int]

    enum CodingKeys: String, CodingKey {
        case file, store, rows, summary
        case isDone = "done"
    }

    init(_ outcomes: [ImportOutcome], from file: String, to store: StoreKind, isDone: Bool) {
        self.file = file
        self.store = store.rawValue
        self.isDone = isDone
        self.rows = outcomes.map {
            Row(line: $0.line, user: $0.user, outcome: $0.kind.rawValue, message: $0.message)
        }
        self.summary = Dictionary(outcomes.map { ($0.kind.rawValue, 1) }, uniquingKeysWith: +)
    }
}
