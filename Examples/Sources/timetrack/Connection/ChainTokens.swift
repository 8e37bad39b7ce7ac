import TimeTrackingKit
import TimetrackKeys

/// The tokens of a chain, with what the record knows of them, and failures that name commands of this program.
struct ChainTokens: TokenProvider {
    let tokens: any TokenProvider
    let chain: CredentialChain
    let environment: [String: String]
    let console: Console

    func token() async throws -> TokenResolution {
        var resolution: TokenResolution
        do {
            resolution = try await tokens.token()
        } catch let error as TokenResolverError {
            throw Failure(explaining: error, of: chain, environment: environment)
        }
        if let skipped = resolution.earlierAttempts.first(where: { $0.outcome == .failed(.unavailable) }) {
            try console.notice(
                "The \(skipped.source.storeName ?? "keyring") cannot be used here, so the key is that of "
                    + "\(chain.service.variable.name); `timetrack doctor` says why, and "
                    + "\(KeySource.variable)=environment asks for no keyring."
            )
        }
        if case .user(let store, let key) = resolution.source, key.account != chain.user {
            // Known here by the user, not by the name that the item has for other programs.
            let user = try CredentialKey(service: chain.service.name, account: chain.user)
            resolution.source = .user(store: "\(store) \(key)", key: user)
        }
        if case .user = resolution.source, let record = chain.record {
            // The item may belong to other programs as well and then has nothing but the secret.
            let attributes = resolution.credential.attributes
            resolution.credential.attributes[CredentialAttribute.origin] =
                attributes[CredentialAttribute.origin] ?? record.origin
            resolution.credential.attributes[CredentialAttribute.workspaceID] =
                record.workspaceID ?? attributes[CredentialAttribute.workspaceID]
        }
        return resolution
    }

    func invalidate(_ resolution: TokenResolution) async {
        var resolution = resolution
        if case .user(let store, _) = resolution.source, let item = chain.store {
            resolution.source = .user(store: store, key: item.key)
        }
        await tokens.invalidate(resolution)
    }
}

extension TokenSource {
    /// The name of the store, or nil for other sources.
    fileprivate var storeName: String? {
        if case .user(let store, _) = self { store } else { nil }
    }
}

extension Failure {
    /// Explains why a chain has no token.
    init(explaining error: TokenResolverError, of chain: CredentialChain, environment: [String: String]) {
        guard error.code == .notFound else {
            self.init(error)
            if let other = chain.otherStore, chain.reason == .variable {
                message += " The key is on record in the \(other.rawValue): unset \(KeySource.variable) to use it."
            }
            // Somebody who is in no position to unlock a keyring may have a key in the environment, and may say so.
            let isSet = environment[chain.service.variable.name].map { !$0.isEmpty } ?? false
            if error.storeError?.store == "keyring", isSet, chain.user == ConnectionOptions.defaultUser {
                message += " Or use \(chain.service.variable.name): `--token-source environment`."
            }
            return
        }
        let title = chain.service.title
        let variable = chain.service.variable.name
        let user = chain.user == ConnectionOptions.defaultUser ? "" : " --user \(chain.user)"
        let setup = "timetrack setup\(chain.service.argument)\(user)"
        let what = "There is no \(title) key for the user \(chain.user)"
        let isUnavailable = error.attempts.contains { $0.outcome == .failed(.unavailable) }
        let message =
            switch chain.reason {
            case .option where chain.store == nil: "\(variable) is not set; set it, or leave out --token-source."
            case .variable where chain.otherStore != nil:
                "\(what) in the \(chain.store?.kind.rawValue ?? ""), where \(KeySource.variable) has it looked for; the key is "
                    + "on record in the \(chain.otherStore?.rawValue ?? ""): unset \(KeySource.variable) to use it."
            case .variable where chain.store == nil: "\(variable) is not set; set it, or unset \(KeySource.variable)."
            case .option:
                "\(what) in the \(chain.store?.kind.rawValue ?? ""); "
                    + "run `\(setup) --store \(chain.store?.kind.rawValue ?? "")` or leave out --token-source."
            case .record:
                "\(what) in the \(chain.store?.kind.rawValue ?? "") any more, where it was stored; "
                    + "run `\(setup)` to store it again."
            case .usual where isUnavailable:
                "\(what): \(variable) is not set, and the keyring cannot be used here; "
                    + "run `\(setup) --store file` or set \(variable)."
            case .variable where chain.asksEnvironment, .usual where chain.asksEnvironment:
                "\(what); run `\(setup)` or set \(variable)."
            case .variable, .usual, .credentialFile, .database: "\(what); run `\(setup)`."
            }
        self.init(.noKey, "no_key", message)
    }
}
