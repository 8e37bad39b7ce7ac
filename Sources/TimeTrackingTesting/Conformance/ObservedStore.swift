import TimeTrackingKit

/// A store as the checks see it: each call must end, and what it throws is kept for the search for secrets.
struct ObservedStore: Sendable {
    typealias Answer<Value> = Result<Value, CredentialStoreError>

    let base: any CredentialStore
    private let run: ConformanceRun

    init(_ base: any CredentialStore, run: ConformanceRun) {
        self.base = base
        self.run = run
    }

    // MARK: Calls whose error is an answer

    func answerToRead(_ key: CredentialKey, during call: CallCircumstance = .ordinary) async throws -> Answer<
        Credential?
    > {
        try await answer("credential(for:)", during: call) { () async throws(CredentialStoreError) in
            try await base.credential(for: key)
        }
    }

    func answerToKeys(
        service: String? = nil,
        after key: CredentialKey? = nil,
        limit: Int = 1000,
        during call: CallCircumstance = .ordinary
    ) async throws -> Answer<[CredentialKey]> {
        try await answer("keys(service:after:limit:)", during: call) { () async throws(CredentialStoreError) in
            try await base.keys(service: service, after: key, limit: limit)
        }
    }

    func answerToStore(
        _ credential: Credential,
        for key: CredentialKey,
        during call: CallCircumstance = .ordinary
    ) async throws -> Answer<Void> {
        let base = try writable()
        return try await answer("store(_:for:)", during: call) { () async throws(CredentialStoreError) in
            try await base.store(credential, for: key)
        }
    }

    func answerToRemove(_ key: CredentialKey, during call: CallCircumstance = .ordinary) async throws -> Answer<Removal>
    {
        let base = try writable()
        return try await answer("removeCredential(for:)", during: call) { () async throws(CredentialStoreError) in
            try await base.removeCredential(for: key)
        }
    }

    // MARK: Calls that must succeed

    func read(_ key: CredentialKey) async throws -> Credential? {
        try await answerToRead(key).get(from: "credential(for:)")
    }

    func keys(
        service: String? = nil,
        after key: CredentialKey? = nil,
        limit: Int = 1000
    ) async throws -> [CredentialKey] {
        try await answerToKeys(service: service, after: key, limit: limit).get(from: "keys(service:after:limit:)")
    }

    func store(_ credential: Credential, for key: CredentialKey) async throws {
        try await answerToStore(credential, for: key).get(from: "store(_:for:)")
    }

    func store(_ secret: Secret, for key: CredentialKey) async throws {
        try await store(Credential(secret: secret), for: key)
    }

    func remove(_ key: CredentialKey) async throws -> Removal {
        try await answerToRemove(key).get(from: "removeCredential(for:)")
    }

    private func writable() throws -> any WritableCredentialStore {
        guard let writable = base as? any WritableCredentialStore else {
            throw ConformanceFailure(check: .setUp, message: "The closure returned a store that takes no writes.")
        }
        return writable
    }

    // MARK: Watching

    private func answer<Value: Sendable>(
        _ call: String,
        during circumstance: CallCircumstance,
        _ body: @escaping @Sendable () async throws(CredentialStoreError) -> Value
    ) async throws -> Answer<Value> {
        let answer = await circumstance.answer(within: run.suite.patience, on: run.suite.clock, body)
        guard let answer else {
            try Task.checkCancellation()
            throw ConformanceFailure(
                check: circumstance.checkOfSilence,
                message: "\(call) did not return within \(run.suite.patience)\(circumstance.clause).",
                endsRun: true
            )
        }
        if case .failure(let error) = answer { run.note(error) }
        return answer
    }
}

extension Result where Failure == CredentialStoreError {
    /// The value, or a failed check that names the error's code.
    func get(from call: String) throws -> Success {
        switch self {
        case .success(let value): return value
        case .failure(let error): throw ConformanceFailure(message: "\(call) threw \(error.briefly).")
        }
    }

    /// The answer in words, without a secret.
    var inWords: String {
        switch self {
        case .success: "returned normally"
        case .failure(let error): "threw \(error.briefly)"
        }
    }
}
