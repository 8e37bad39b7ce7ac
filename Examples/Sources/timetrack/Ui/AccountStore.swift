import ClockifyAPI
import ServerPages
import Synchronization
import TimeTrackingKit
import TimetrackKeys

/// The key of one service that commands use, as the store that the page asks.
///
/// It is found as every command finds it, saved as `timetrack auth login` saves it, and removed as `timetrack auth logout`
/// removes it. Under which name the page asks for it does not matter: there is one person.
struct AccountStore: WritableCredentialStore {
    let service: TimeTrackingService

    /// Where the service is.
    let endpoint: ServiceEndpoint

    /// Whose key it is and where it may lie.
    let options: UiOptions

    /// The account that was named, or nil for the active one.
    let user: String?

    /// What surrounds the command, where nothing is said beside the page.
    let context: Context

    private let findings = Findings()

    init(
        _ service: TimeTrackingService,
        at endpoint: ServiceEndpoint,
        _ options: UiOptions,
        user: String?,
        _ context: Context
    ) {
        self.service = service
        self.endpoint = endpoint
        self.options = options
        self.user = user
        self.context = context
    }

    /// Where the key came from that was found last, or nil when none was.
    var place: TokenPlace? { findings.state.withLock(\.place) }

    /// A sentence about why the store failed last, or nil when it did not.
    var failure: String? { findings.state.withLock(\.failure) }

    var name: String { "account" }

    var capabilities: CredentialStoreCapabilities {
        CredentialStoreCapabilities(isWritable: true, isPersistent: true, isSharedBetweenProcesses: true)
    }

    func credential(for key: CredentialKey) async throws(CredentialStoreError) -> Credential? {
        do {
            let found = try await find()
            findings.state.withLock { state in
                state.place = found?.place
                state.failure = nil
            }
            return found?.credential
        } catch {
            throw noted(error)
        }
    }

    /// None: the names under which the page asks are not those of items.
    func keys(
        service: String?,
        after key: CredentialKey?,
        limit: Int
    ) async throws(CredentialStoreError) -> [CredentialKey] {
        []
    }

    func store(_ credential: Credential, for key: CredentialKey) async throws(CredentialStoreError) {
        do {
            try await save(credential)
        } catch {
            throw noted(error)
        }
    }

    @discardableResult
    func removeCredential(for key: CredentialKey) async throws(CredentialStoreError) -> Removal {
        do {
            return try await remove()
        } catch {
            throw noted(error)
        }
    }

    /// Where the key is looked for now.
    func chain() async throws -> CredentialChain {
        try await context.stores.chain(
            for: service,
            user: user,
            source: options.tokenSource,
            unlock: options.keyring.unlock
        )
    }

    /// The workspace to work in with a key that has none on record, or nil when Clockify names none.
    func usualWorkspace(of credential: Credential) async throws -> String? {
        if let known = findings.state.withLock(\.workspace), known.secret == credential.secret { return known.id }
        let owner = try await KeyCheck.owner(
            of: credential,
            for: service,
            at: endpoint,
            environment: context.environment,
            timeout: .seconds(options.timeout)
        )
        guard let id = owner.workspaceID else { return nil }
        findings.state.withLock { $0.workspace = Workspace(secret: credential.secret, id: id) }
        return id
    }

    /// Takes down why the store failed, as an error that says it.
    private func noted(_ error: any Error) -> CredentialStoreError {
        if let error = error as? CredentialStoreError, error.code == .cancelled { return error }
        if error is CancellationError {
            return CredentialStoreError(.cancelled, store: name, message: "The request ended; send it again.")
        }
        let failure = (error as? CredentialStoreError).map { Failure($0) } ?? error as? Failure
        let message = failure?.message ?? "The key store failed; `timetrack doctor` says why."
        findings.state.withLock { $0.failure = message }
        return error as? CredentialStoreError ?? CredentialStoreError(.failed, store: name, message: message)
    }
}

/// What is known from the last look.
private final class Findings: Sendable {
    let state = Mutex<(place: TokenPlace?, failure: String?, workspace: Workspace?)>((nil, nil, nil))
}

/// The usual workspace of a key.
private struct Workspace: Sendable {
    let secret: Secret
    let id: String
}
