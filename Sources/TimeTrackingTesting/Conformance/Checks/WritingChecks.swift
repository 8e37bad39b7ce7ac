import TimeTrackingKit

extension ConformanceCase {
    /// What a write and a removal do to the key that they name.
    static let writing: [ConformanceCase] = [
        ConformanceCase(check: .remove, prerequisites: [.absentIsNil, .roundTrip], body: checkRemoval),
        ConformanceCase(check: .replace, prerequisites: [.roundTrip, .remove], body: checkReplacement),
    ]

    private static func checkRemoval(_ probe: ConformanceProbe) async throws {
        let store = try await probe.open()
        let key = try probe.run.key("clockify", "ada")
        let early = try await store.remove(key)
        probe.expect(early == .absent, "Removing what was never stored returned .removed; return .absent.")
        try await store.store(probe.run.secret(), for: key)
        let removal = try await store.remove(key)
        probe.expect(removal == .removed, "Removing what was there returned .absent; return .removed.")
        let found = try await store.read(key)
        probe.expect(found == nil, "The credential is still there after its removal.")
        if found == nil {
            let late = try await store.remove(key)
            probe.expect(late == .absent, "Removing a second time returned .removed; return .absent.")
        }
    }

    private static func checkReplacement(_ probe: ConformanceProbe) async throws {
        let store = try await probe.open()
        let key = try probe.run.key("clockify", "ada")
        let first = probe.run.secret(" the first and longer one")
        let second = probe.run.secret(" 2")
        try await store.store(first, for: key)
        try await store.store(second, for: key)
        switch try await store.read(key)?.secret {
        case second?: break
        case first?: probe.report("The second write of a key did not replace the first.")
        case nil: probe.report("After two writes of a key there is no credential.")
        default: probe.report("After two writes of a key its secret is neither of the two.")
        }
        let removal = try await store.remove(key)
        let left = try await store.read(key)
        probe.expect(removal == .removed, "Removing what was written twice returned .absent.")
        probe.expect(left == nil, "What was written twice is still there after one removal.")
    }
}
