import Synchronization
import TimeTrackingKit

/// One run of the suite: its secrets, the stores it opened and what it found.
final class ConformanceRun: Sendable {
    private struct State {
        var violations: [CredentialStoreConformance.Violation] = []
        var errors: [CredentialStoreError] = []
        var leftOut: Set<CredentialStoreConformance.Check> = []
        var names = 0
        var isOver = false
    }

    let suite: CredentialStoreConformance
    let canary = SecretCanary()
    private let runID = SecretCanary.randomText(count: 8)
    private let state = Mutex(State())

    init(suite: CredentialStoreConformance) {
        self.suite = suite
    }

    /// Whether going on is of no use.
    var isOver: Bool { state.withLock(\.isOver) || Task.isCancelled }

    /// What was found so far.
    var violations: [CredentialStoreConformance.Violation] { state.withLock(\.violations) }

    /// What the store has thrown so far, each error once.
    var errors: [CredentialStoreError] { state.withLock(\.errors) }

    func report(_ check: CredentialStoreConformance.Check, _ message: String) {
        state.withLock { $0.violations.append(.init(check: check, message: message)) }
    }

    func note(_ error: CredentialStoreError) {
        state.withLock { state in
            if !state.errors.contains(error) { state.errors.append(error) }
        }
    }

    /// A name under which nothing was opened yet.
    func freshName() -> String {
        state.withLock { state in
            state.names += 1
            return "conformance_\(runID)_\(state.names)"
        }
    }

    /// A key whose service no other run uses, so that leftovers in a shared backing do no harm.
    func key(_ service: String = "clockify", _ account: String) throws -> CredentialKey {
        try CredentialKey(service: "\(service)-\(runID)", account: account)
    }

    /// A secret that contains the canary and differs from those with another suffix.
    func secret(_ suffix: String = "") -> Secret {
        canary.secret(suffix: Array(suffix.utf8))
    }

    /// Runs one check unless one that it builds on has failed or was left out itself.
    func perform(_ check: ConformanceCase) async {
        let hasGround = state.withLock { state in
            let missing = state.leftOut.union(state.violations.map(\.check))
            guard missing.isDisjoint(with: check.prerequisites) else {
                state.leftOut.insert(check.check)
                return false
            }
            return true
        }
        guard hasGround else { return }
        do {
            try await check.body(ConformanceProbe(check: check.check, run: self))
        } catch let failure as ConformanceFailure {
            report(failure.check ?? check.check, failure.message)
            if failure.endsRun { state.withLock { $0.isOver = true } }
        } catch let error as CredentialStoreError {
            note(error)
            report(.setUp, "A closure given to the suite threw \(error.briefly) for the check \(check.check).")
        } catch is CancellationError where Task.isCancelled {
            // The suite itself reports this, once.
        } catch {
            report(.setUp, "A closure given to the suite threw \(type(of: error)) for the check \(check.check).")
        }
    }
}

/// One check and what must hold for it to mean something.
struct ConformanceCase: Sendable {
    let check: CredentialStoreConformance.Check
    var prerequisites: Set<CredentialStoreConformance.Check> = []
    let body: @Sendable (ConformanceProbe) async throws -> Void

    /// The checks of a store that takes writes, each after those that it builds on.
    static let ofWritableStores = reading + writing + secrets + isolation + listing + sharing + calls + disclosure

    /// The checks of a store that takes none.
    static let ofReadOnlyStores = reading + listing + calls + disclosure
}

/// Why a check cannot go on.
struct ConformanceFailure: Error {
    /// The line of the contract that is broken, or nil for the one being checked.
    var check: CredentialStoreConformance.Check?
    var message: String
    var endsRun = false
}

extension CredentialStoreError {
    /// The code and reason, which cannot contain a secret.
    var briefly: String { reason.map { "\(code) (\($0))" } ?? "\(code)" }
}
