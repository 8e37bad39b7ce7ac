import TimeTrackingKit
import TimetrackKeys

/// Whether commands use the keys of a survey, as they would find out, and if not why.
struct AccountUses {
    private let chain: CredentialChain

    /// The key that commands look for first when they name no user, or nil when none is there.
    private let first: AccountSurvey.Entry?

    /// Why the first store gives no key although there may be one, or nil when that is not so.
    private let obstacle: Failure?

    init(of survey: AccountSurvey) {
        self.chain = survey.chain
        self.first = survey.chain.store.flatMap { store in
            survey.entries.first { $0.step == .store(store.kind, store.key) }
        }
        self.obstacle = first?.failure.flatMap { $0.code == "no_key" ? nil : $0 } ?? survey.blocker
    }

    /// Says of one key whether it is looked for, whether it is used, and why not.
    func describe(_ entry: inout AccountSurvey.Entry, _ stores: ConfiguredStores) async throws {
        switch entry.step {
        case .store(let kind, let key):
            entry.isWanted = chain.store.map { $0 == (kind, key) } ?? false
            entry.use = try await use(of: entry, kind, key, stores)
        case .environment:
            entry.isWanted = chain.asksEnvironment && first?.credential == nil && obstacle == nil
            entry.use = entry.isWanted ? Self.said(entry.failure) ?? "used" : "not used: \(reason)"
        }
        entry.isUsed = entry.isWanted && entry.failure == nil
    }

    /// Why the environment is not reached.
    private var reason: String {
        guard chain.asksEnvironment, let obstacle, let store = chain.store else { return chain.explanation }
        return "the \(store.kind.rawValue) comes first and cannot be used (\(obstacle.words))"
    }

    private func use(
        of entry: AccountSurvey.Entry,
        _ kind: StoreKind,
        _ key: CredentialKey,
        _ stores: ConfiguredStores
    ) async throws -> String {
        if entry.isWanted { return Self.said(entry.failure) ?? "used" }
        guard let user = entry.user, chain.store != nil else { return "not used: \(chain.explanation)" }
        // Asked as a command with that user would, because what hides the key of one hides that of another, too.
        let theirs = try await stores.chain(for: chain.service, user: user)
        guard let found = theirs.store, found == (kind, key) else { return "not used: \(theirs.explanation)" }
        return Self.said(entry.failure) ?? "with --user \(user)"
    }

    /// That a key cannot be used, or nil when nothing stands against it.
    private static func said(_ failure: Failure?) -> String? { failure.map { "not used: \($0.words)" } }
}

extension Failure {
    /// The code as words: `locked`, `timed out`.
    fileprivate var words: String {
        code == "no_key" ? "not there any more" : code.split(separator: "_").joined(separator: " ")
    }

    /// Why a stored key cannot be used, with the names of its item.
    init(_ error: TokenResolverError, of key: CredentialKey, in store: StoreKind) {
        self.init(error)
        switch error.code {
        case .blankToken: message = "The key \(key) in the \(store.rawValue) consists of spaces only"
        case .malformedToken: message = "The key \(key) in the \(store.rawValue) has a character that no key has"
        default: return
        }
        message += "; store it again, or remove it with `\(CommandLineText.removal(of: key, from: store))`."
    }
}

extension CredentialChain {
    /// Why the chain begins where it does, to stand after a colon.
    var explanation: String {
        let place = store.map { "the \($0.kind.rawValue)" } ?? "the environment"
        return switch reason {
        case .option: "--token-source names \(place)"
        case .variable: "\(KeySource.variable) names \(place)"
        case .record: "the key of \(user) is on record in \(place)\(chosenNames)"
        case .credentialFile: "the file has a key of \(user)"
        case .database: "the database has a key of \(user)"
        case .usual: "\(place) comes first"
        }
    }

    /// The names of an item that are not the usual ones, which tell it from the item that has those.
    private var chosenNames: String {
        guard let key = store?.key, key.service != service.name || key.account != user else { return "" }
        return " as \(key)"
    }
}
