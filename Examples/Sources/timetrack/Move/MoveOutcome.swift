import TerminalOutput
import TimeTrackingKit
import TimetrackKeys

/// What became of one item that was to be moved.
struct MoveOutcome: Sendable {
    /// The kinds of what can become of an item.
    enum Kind: String, Sendable, CaseIterable {
        /// It lies in the other store now, and no longer in the first.
        case moved
        /// It lies in both, because nothing can be removed from the environment.
        case copied
        /// It lay in the other store already, and no longer lies in the first.
        case alreadyThere = "already_there"
        /// The other store has another value under the same names; nothing was touched.
        case conflict
        /// It stays where it is, because other programs use it.
        case left
        /// It is in neither store.
        case missing
        /// A store failed.
        case failed
    }

    /// The names of the item.
    var key: CredentialKey

    /// What became of it; with `--dry-run`, what would.
    var kind: Kind

    /// What to know or to do about it, or nil when there is nothing.
    var message: String?

    /// Why a store failed, or nil when none did.
    var failure: Failure?
}

extension MoveOutcome.Kind {
    /// Whether the item is not where it was to go.
    var isProblem: Bool {
        switch self {
        case .conflict, .missing, .failed: true
        case .moved, .copied, .alreadyThere, .left: false
        }
    }

    /// The kind in words.
    func words(isDryRun: Bool) -> String {
        switch self {
        case .moved: isDryRun ? "would move" : "moved"
        case .copied: isDryRun ? "would copy" : "copied"
        case .alreadyThere: "already there"
        case .conflict: "conflict"
        case .left: "left"
        case .missing: "missing"
        case .failed: "failed"
        }
    }

    /// How it looks on a terminal.
    var style: TextStyle {
        switch self {
        case .moved, .copied: .good
        case .alreadyThere: .plain
        case .left: .warning
        case .conflict, .missing, .failed: .bad
        }
    }
}

/// What became of all items, in JSON.
struct MoveDocument: Encodable {
    /// One item.
    struct Item: Encodable {
        var service: String
        var account: String
        var outcome: String
        var message: String?
    }

    var from: String
    var to: String
    var isDone: Bool
    var items: [Item]
    var summary: [String: Int]

    enum CodingKeys: String, CodingKey {
        case from, to, items, summary
        case isDone = "done"
    }

    init(_ outcomes: [MoveOutcome], from source: KeySource, to target: StoreKind, isDone: Bool) {
        self.from = source.rawValue
        self.to = target.rawValue
        self.isDone = isDone
        self.items = outcomes.map { outcome in
            Item(
                service: outcome.key.service,
                account: outcome.key.account,
                outcome: outcome.kind.rawValue,
                message: outcome.message
            )
        }
        self.summary = Dictionary(outcomes.map { ($0.kind.rawValue, 1) }, uniquingKeysWith: +)
    }
}
