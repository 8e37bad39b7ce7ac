import TimeTrackingKit

extension ConformanceCase {
    /// How calls end when they are cancelled or get no answer.
    static let calls: [ConformanceCase] = [
        ConformanceCase(check: .cancellation, prerequisites: [.roundTrip, .replace, .remove], body: checkCancellation),
        ConformanceCase(check: .deadline, body: checkDeadline),
    ]

    private static func checkCancellation(_ probe: ConformanceProbe) async throws {
        let key = try probe.run.key("clockify", "ada")
        let before = probe.run.secret(" before")
        let (store, contents) = try await probe.openStocked([key: Credential(secret: before)])
        guard let present = contents.keys.min() else { return }
        try await expectEnd(.cancelled, of: store, present, during: .cancelledBefore, probe)
        if case .writable = probe.run.suite.subject {
            let answer = try await store.answerToStore(
                Credential(secret: probe.run.secret(" after")),
                for: key,
                during: .cancelledBefore
            )
            if case .failure(let error) = answer, error.applied == .no {
                let found = try await store.read(key)?.secret
                probe.expect(found == before, "A cancelled write said applied: no and has changed something.")
            }
        }
        try await expectEndsWhileHanging(.cancelled, probe) { .cancelledWhileHanging($0) }
    }

    private static func checkDeadline(_ probe: ConformanceProbe) async throws {
        try await expectEndsWhileHanging(.timedOut, probe) { .deadlinePasses($0) }
    }

    private static func expectEndsWhileHanging(
        _ code: CredentialStoreError.Code,
        _ probe: ConformanceProbe,
        _ circumstance: (ManualClock?) -> CallCircumstance
    ) async throws {
        guard let makeHangingStore = probe.run.suite.makeHangingStore else { return }
        let key = try probe.run.key("clockify", "ada")
        // A store of its own for each call, because one that has timed out may refuse the next at once.
        for operation in Operation.allCases {
            let hanging = try await makeHangingStore()
            let store = ObservedStore(hanging.store, run: probe.run)
            guard !operation.isWrite || hanging.store is any WritableCredentialStore else { continue }
            try await expectEnd(code, of: operation, on: store, key, during: circumstance(hanging.clock), probe)
        }
    }

    private enum Operation: CaseIterable {
        case read
        case keys
        case store
        case remove

        var isWrite: Bool { self == .store || self == .remove }
    }

    private static func expectEnd(
        _ code: CredentialStoreError.Code,
        of store: ObservedStore,
        _ key: CredentialKey,
        during circumstance: CallCircumstance,
        _ probe: ConformanceProbe
    ) async throws {
        for operation in Operation.allCases where !operation.isWrite || store.base is any WritableCredentialStore {
            try await expectEnd(code, of: operation, on: store, key, during: circumstance, probe)
        }
    }

    private static func expectEnd(
        _ code: CredentialStoreError.Code,
        of operation: Operation,
        on store: ObservedStore,
        _ key: CredentialKey,
        during circumstance: CallCircumstance,
        _ probe: ConformanceProbe
    ) async throws {
        let credential = Credential(secret: probe.run.secret(" during"))
        let answer: Result<Void, CredentialStoreError> =
            switch operation {
            case .read: try await store.answerToRead(key, during: circumstance).map { _ in }
            case .keys: try await store.answerToKeys(during: circumstance).map { _ in }
            case .store: try await store.answerToStore(credential, for: key, during: circumstance)
            case .remove: try await store.answerToRemove(key, during: circumstance).map { _ in }
            }
        guard case .failure(let error) = answer, error.code == code else {
            probe.report("\(operation) \(answer.inWords)\(circumstance.clause); throw \(code).")
            return
        }
        probe.expect(
            !operation.isWrite || error.applied != nil,
            "\(operation) threw \(code)\(circumstance.clause) and does not say whether it was applied."
        )
    }
}
