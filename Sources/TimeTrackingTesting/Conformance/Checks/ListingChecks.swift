import TimeTrackingKit

extension ConformanceCase {
    private static let isolated: Set<CredentialStoreConformance.Check> = [
        .setUp, .absentIsNil, .roundTrip, .serviceIsolation, .accountIsolation, .unicodeKeys,
    ]

    /// That `keys` returns the right keys, in order and in pages.
    static let listing: [ConformanceCase] = [
        ConformanceCase(check: .keysComplete, prerequisites: isolated, body: checkAllKeys),
        ConformanceCase(check: .keysFiltered, prerequisites: isolated.union([.keysComplete]), body: checkKeysOfService),
        ConformanceCase(check: .keysOrdered, prerequisites: isolated.union([.keysComplete]), body: checkOrder),
        ConformanceCase(
            check: .keysPaged,
            prerequisites: isolated.union([.keysComplete, .keysFiltered, .keysOrdered]),
            body: checkPages
        ),
        ConformanceCase(check: .keysReadNoSecret, prerequisites: isolated.union([.keysComplete]), body: checkUnread),
        ConformanceCase(check: .foreignItems, prerequisites: isolated.union([.keysComplete]), body: checkForeignItems),
    ]

    private static func checkAllKeys(_ probe: ConformanceProbe) async throws {
        if case .writable = probe.run.suite.subject {
            let none = try await probe.open().keys()
            probe.expect(none.isEmpty, "keys of an empty store returned \(none.count) keys.")
        }
        let (store, contents) = try await probe.openStocked(try probe.assortment())
        let keys = try await store.keys()
        probe.expect(Set(keys).count == keys.count, "keys returned a key twice.")
        probe.expect(
            Set(keys) == Set(contents.keys),
            "keys returned \(keys.count) keys that are not the \(contents.count) that were stored."
        )
    }

    private static func checkKeysOfService(_ probe: ConformanceProbe) async throws {
        let (store, contents) = try await probe.openStocked(try probe.assortment())
        for wanted in Dictionary(grouping: contents.keys, by: { Array($0.service.utf8) }).values {
            let service = wanted[0].service
            let keys = try await store.keys(service: service)
            probe.expect(Set(keys) == Set(wanted), "keys of the service \(service) are not those that were stored.")
        }
        let others = try await store.keys(service: try probe.run.key("nobody", "nobody").service)
        probe.expect(others.isEmpty, "keys of a service without credentials returned \(others.count) keys.")
        try await checkSpellingOfService(probe)
    }

    /// A service whose accents are written in another way is another service.
    private static func checkSpellingOfService(_ probe: ConformanceProbe) async throws {
        let composed = try probe.run.key("caf\u{E9}", "accent")
        let decomposed = try probe.run.key("cafe\u{301}", "accent")
        let (store, _) = try await probe.openStocked([composed: Credential(secret: probe.run.secret())])
        let keys = try await store.keys(service: decomposed.service)
        probe.expect(keys.isEmpty, "keys takes two spellings of a service's name for the same service.")
    }

    /// Keys that come in another order when compared by UTF-16, by characters, by locale or as joined text.
    private static func keysOfManyOrders(_ probe: ConformanceProbe) throws -> [CredentialKey: Credential] {
        let accounts = ["a", "B", "ab", "a b", "a-b", "z", "\u{E4}", "e\u{301}", "\u{FF5E}", "\u{1F600}", "10", "9"]
        var contents: [CredentialKey: Credential] = [:]
        for account in accounts {
            contents[try probe.run.key("clockify", account)] = Credential(secret: probe.run.secret(" \(account)"))
        }
        // "x/b" and "x-/a": by parts the service "x" comes first, as joined text the service "x-".
        let short = try probe.run.key("x", "b").service
        for (service, account) in [(short, "b"), (short + "-", "a")] {
            contents[try CredentialKey(service: service, account: account)] = Credential(secret: probe.run.secret())
        }
        return contents
    }

    private static func checkOrder(_ probe: ConformanceProbe) async throws {
        let (store, contents) = try await probe.openStocked(try keysOfManyOrders(probe))
        let keys = try await store.keys()
        probe.expect(keys == contents.keys.sorted(), "keys are not in the order of their UTF-8 bytes.")
        for wanted in Dictionary(grouping: contents.keys, by: { Array($0.service.utf8) }).values {
            let keys = try await store.keys(service: wanted[0].service)
            probe.expect(keys == keys.sorted(), "keys of one service are not in the order of their UTF-8 bytes.")
        }
    }

    private static func checkPages(_ probe: ConformanceProbe) async throws {
        let (store, contents) = try await probe.openStocked(try keysOfManyOrders(probe))
        let all = contents.keys.sorted()
        guard let service = all.first?.service, let last = all.last else { return }
        let ofService = all.filter { $0.service.utf8.elementsEqual(service.utf8) }
        for limit in [1, 3, all.count, all.count + 1] {
            try await expectPages(of: all, service: nil, limit: limit, in: store, probe)
            try await expectPages(of: ofService, service: service, limit: limit, in: store, probe)
        }
        let gap = try CredentialKey(service: service, account: "a-a")
        let afterGap = try await store.keys(after: gap)
        probe.expect(
            afterGap == all.filter { $0 > gap },
            "A page after a key that is not there begins at the wrong place."
        )
        let afterLast = try await store.keys(after: last)
        probe.expect(afterLast.isEmpty, "The page after the last key is not empty.")
    }

    private static func expectPages(
        of expected: [CredentialKey],
        service: String?,
        limit: Int,
        in store: ObservedStore,
        _ probe: ConformanceProbe
    ) async throws {
        var keys: [CredentialKey] = []
        for _ in 0...(expected.count / limit) {
            let page = try await store.keys(service: service, after: keys.last, limit: limit)
            guard page.count <= limit else {
                probe.report("A page of at most \(limit) keys has \(page.count).")
                return
            }
            keys += page
            if page.count < limit { break }
        }
        probe.expect(
            keys == expected,
            "The pages of \(limit) keys together are not the \(expected.count) keys in order."
        )
    }

    private static func checkUnread(_ probe: ConformanceProbe) async throws {
        guard let makeUnreadableStore = probe.run.suite.makeUnreadableStore else { return }
        let name = probe.run.freshName()
        let (_, contents) = try await probe.openStocked(try probe.assortment(), name: name)
        let unreadable = ObservedStore(try await makeUnreadableStore(name), run: probe.run)
        switch try await unreadable.answerToKeys() {
        case .success(let keys):
            probe.expect(Set(keys) == Set(contents.keys), "keys left out a key whose secret cannot be read.")
        case .failure(let error) where error.code == .undecryptable || error.code == .tooLarge:
            probe.report("keys threw \(error.briefly), and so has read a secret.")
        case .failure:
            // A container that cannot be opened at all has no keys to show either.
            break
        }
    }

    private static func checkForeignItems(_ probe: ConformanceProbe) async throws {
        guard let plantForeignItem = probe.run.suite.plantForeignItem else { return }
        let name = probe.run.freshName()
        let (store, contents) = try await probe.openStocked(try probe.assortment(), name: name)
        let foreign = try probe.run.key("clockify", "foreign")
        try await plantForeignItem(name, foreign)
        let all = try await store.keys()
        probe.expect(Set(all) == Set(contents.keys), "keys of all services are not just those that this library wrote.")
        let ofService = try await store.keys(service: foreign.service)
        probe.expect(ofService.contains(foreign), "keys of a service leave out an item that another program wrote.")
        let found = try await store.read(foreign)
        probe.expect(found != nil, "An item that another program wrote reads as nil.")
    }
}
