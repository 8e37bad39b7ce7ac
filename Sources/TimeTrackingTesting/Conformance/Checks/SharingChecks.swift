import TimeTrackingKit

extension ConformanceCase {
    /// What holds between several stores over one backing, and between several tasks.
    static let sharing: [ConformanceCase] =
        attributes + [
            ConformanceCase(check: .durability, prerequisites: [.roundTrip, .replace, .remove], body: checkDurability),
            ConformanceCase(
                check: .concurrentWriters,
                prerequisites: [.roundTrip, .replace, .remove, .accountIsolation, .durability],
                body: checkConcurrentWriters
            ),
        ]

    private static func checkDurability(_ probe: ConformanceProbe) async throws {
        let name = probe.run.freshName()
        let store = try await probe.open(name)
        guard store.base.capabilities.isPersistent else { return }
        let key = try probe.run.key("clockify", "ada")
        for secret in [probe.run.secret(" 1"), probe.run.secret(" 2")] {
            try await store.store(secret, for: key)
            let found = try await probe.open(name).read(key)?.secret
            probe.expect(found == secret, "A store opened after a write had returned does not see it.")
        }
        _ = try await store.remove(key)
        let found = try await probe.open(name).read(key)
        probe.expect(found == nil, "A store opened after a removal had returned still sees the credential.")
    }

    private struct Writer: Sendable {
        let own: CredentialKey
        let doomed: CredentialKey
        let secret: Secret
    }

    private struct Acknowledgements: Sendable {
        var writer: Writer
        var own: Bool
        var contested: Bool
        var removal: Bool
        var sawContested: Secret?
    }

    private static func checkConcurrentWriters(_ probe: ConformanceProbe) async throws {
        let name = probe.run.freshName()
        let first = try await probe.open(name)
        let isPersistent = first.base.capabilities.isPersistent
        var stores = [first]
        if isPersistent { stores += [try await probe.open(name), try await probe.open(name)] }
        let contested = try probe.run.key("clockify", "contested")
        let before = probe.run.secret(" before")
        try await first.store(before, for: contested)
        let writers = try (0..<12)
            .map { number in
                Writer(
                    own: try probe.run.key("clockify", "writer \(number)"),
                    doomed: try probe.run.key("clockify", "doomed \(number)"),
                    secret: probe.run.secret(" writer \(number)")
                )
            }
        for writer in writers { try await first.store(writer.secret, for: writer.doomed) }

        let ends = try await withThrowingTaskGroup(of: Acknowledgements.self) { group in
            for (number, writer) in writers.enumerated() {
                let store = stores[number % stores.count]
                group.addTask { try await write(writer, contested: contested, to: store) }
            }
            return try await group.reduce(into: []) { ends, end in ends.append(end) }
        }

        let reader = isPersistent ? try await probe.open(name) : first
        let candidates = [before] + writers.map(\.secret)
        for end in ends {
            let own = try await reader.read(end.writer.own)?.secret
            probe.expect(!end.own || own == end.writer.secret, "An acknowledged write of \(end.writer.own) was lost.")
            let doomed = try await reader.read(end.writer.doomed)
            probe.expect(!end.removal || doomed == nil, "An acknowledged removal of \(end.writer.doomed) was undone.")
            probe.expect(
                end.sawContested.map(candidates.contains) ?? false,
                "A key that was being replaced read as nil or as a secret that nobody wrote."
            )
        }
        let last = try await reader.read(contested)?.secret
        let possible = ends.contains(where: \.contested) ? writers.map(\.secret) : candidates
        probe.expect(
            last.map(possible.contains) ?? false,
            "A key that all wrote to holds a secret that nobody wrote last."
        )
        probe.expect(
            ends.contains { $0.own || $0.contested || $0.removal },
            "None of \(3 * ends.count) concurrent writes was acknowledged."
        )
    }

    private static func write(
        _ writer: Writer,
        contested: CredentialKey,
        to store: ObservedStore
    ) async throws -> Acknowledgements {
        let credential = Credential(secret: writer.secret)
        let own = try await store.answerToStore(credential, for: writer.own)
        let shared = try await store.answerToStore(credential, for: contested)
        let seen = try await store.read(contested)
        let removal = try await store.answerToRemove(writer.doomed)
        return Acknowledgements(
            writer: writer,
            own: own.isSuccess,
            contested: shared.isSuccess,
            removal: removal.isSuccess,
            sawContested: seen?.secret
        )
    }
}

extension Result {
    fileprivate var isSuccess: Bool {
        switch self {
        case .success: true
        case .failure: false
        }
    }
}
