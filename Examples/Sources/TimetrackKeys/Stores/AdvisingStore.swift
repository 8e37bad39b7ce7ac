package import TimeTrackingKit

/// A keyring whose errors name the options and commands of this program that help.
struct AdvisingStore<Base: WritableCredentialStore>: WritableCredentialStore {
    private let base: Base
    private let unlock: Bool

    /// Wraps a keyring.
    ///
    /// - Parameters:
    ///   - base: The keyring.
    ///   - unlock: Whether the desktop may ask for its password already.
    init(_ base: Base, unlock: Bool) {
        self.base = base
        self.unlock = unlock
    }

    var name: String { base.name }
    var capabilities: CredentialStoreCapabilities { base.capabilities }

    func credential(for key: CredentialKey) async throws(CredentialStoreError) -> Credential? {
        do throws(CredentialStoreError) {
            return try await base.credential(for: key)
        } catch {
            throw advised(error, key)
        }
    }

    func keys(
        service: String?,
        after key: CredentialKey?,
        limit: Int
    ) async throws(CredentialStoreError) -> [CredentialKey] {
        do throws(CredentialStoreError) {
            return try await base.keys(service: service, after: key, limit: limit)
        } catch {
            throw advised(error, nil)
        }
    }

    func store(_ credential: Credential, for key: CredentialKey) async throws(CredentialStoreError) {
        do throws(CredentialStoreError) {
            try await base.store(credential, for: key)
        } catch {
            throw advised(error, key)
        }
    }

    @discardableResult
    func removeCredential(for key: CredentialKey) async throws(CredentialStoreError) -> Removal {
        do throws(CredentialStoreError) {
            return try await base.removeCredential(for: key)
        } catch {
            throw advised(error, key)
        }
    }

    func forget(_ credential: Credential, for key: CredentialKey) async {
        await base.forget(credential, for: key)
    }

    private func advised(_ error: CredentialStoreError, _ key: CredentialKey?) -> CredentialStoreError {
        error.advising(key, unlock: unlock)
    }
}

extension CredentialStoreError {
    /// The error of a keyring with the options and commands of this program that help.
    ///
    /// - Parameters:
    ///   - key: The item that was asked for, or nil when none was.
    ///   - unlock: Whether the desktop may ask for its password already.
    /// - Returns: The error, with another message where one helps.
    package func advising(_ key: CredentialKey?, unlock: Bool) -> CredentialStoreError {
        var error = self
        switch error.code {
        case .locked where !unlock:
            error.message += " With `--unlock`, the desktop asks for its password."
        case .dismissed:
            error.message += " Where no desktop can show a prompt, unlock the keyring in another way first."
        case .ambiguous:
            guard let key else { break }
            error.message =
                "\(error.count.map(String.init) ?? "Several") items of the keyring answer to \(key); "
                + "`\(CommandLineText.repair(of: key))` keeps one of them."
        default: break
        }
        return error
    }
}
