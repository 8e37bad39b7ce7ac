import TimeTrackingKit

extension ConformanceCase {
    /// That no two keys are taken for one another.
    static let isolation: [ConformanceCase] = [
        ConformanceCase(check: .serviceIsolation, prerequisites: [.roundTrip, .remove]) { probe in
            try await checkIsolation(
                probe,
                of: ["clockify", "clockwork", "Clockify", "clockify/ada"].map { ($0, "ada") },
                alike: "services"
            )
        },
        ConformanceCase(check: .accountIsolation, prerequisites: [.roundTrip, .remove]) { probe in
            let accounts = ["ada", "Ada", "ada ", " ada", "ad", "ada/x", "ada%2Fx", "ada.x", "ada_x", "ada:x"]
            try await checkIsolation(
                probe,
                of: (accounts + ["*", "%", "_", "?", "..", ".", "../ada", "'", "\"", "~", "$HOME", "ada@x"])
                    .map {
                        ("clockify", $0)
                    },
                alike: "accounts"
            )
        },
        ConformanceCase(
            check: .unicodeKeys,
            prerequisites: [.roundTrip, .remove, .serviceIsolation, .accountIsolation]
        ) { probe in
            try await checkIsolation(
                probe,
                of: [
                    ("clockify", "caf\u{E9}"), ("clockify", "cafe\u{301}"), ("caf\u{E9}", "x"), ("cafe\u{301}", "x"),
                    ("clockify", "\u{212B}"), ("clockify", "\u{C5}"), ("clockify", "\u{FB01}"), ("clockify", "fi"),
                    ("clockify", "👩🏽‍💻"),
                ],
                alike: "ways to write a character"
            )
        },
        ConformanceCase(check: .longKeys, prerequisites: [.roundTrip], body: checkLongKeys),
    ]

    private static func checkIsolation(
        _ probe: ConformanceProbe,
        of names: [(service: String, account: String)],
        alike what: String
    ) async throws {
        let store = try await probe.open()
        var secrets: [CredentialKey: Secret] = [:]
        for (index, name) in names.enumerated() {
            let key = try probe.run.key(name.service, name.account)
            let secret = probe.run.secret(" \(index)")
            // A key that another one is taken for is there before it was ever stored.
            if try await store.read(key) != nil {
                probe.report("\(key) has a credential although only other \(what) were stored.")
                return
            }
            try await store.store(secret, for: key)
            secrets[key] = secret
        }
        try await expect(secrets, in: store, probe, "was overwritten when other \(what) were stored")
        guard let victim = secrets.keys.min() else { return }
        _ = try await store.remove(victim)
        secrets[victim] = nil
        try await expect(secrets, in: store, probe, "is gone or changed after the removal of \(victim)")
    }

    private static func expect(
        _ secrets: [CredentialKey: Secret],
        in store: ObservedStore,
        _ probe: ConformanceProbe,
        _ complaint: String
    ) async throws {
        for key in secrets.keys.sorted() {
            guard try await store.read(key)?.secret == secrets[key] else {
                probe.report("\(key) \(complaint).")
                return
            }
        }
    }

    private static func checkLongKeys(_ probe: ConformanceProbe) async throws {
        let store = try await probe.open()
        let most = CredentialKey.maximumByteCount
        let service = try probe.run.key("s", "x").service
        let longService = service + String(repeating: "s", count: most - service.utf8.count)
        let long = String(repeating: "a", count: most - 1)
        var secrets: [CredentialKey: Secret] = [:]
        // Two that differ in the last byte alone, and one of characters that take two bytes each.
        for account in [long + "a", long + "b", String(repeating: "\u{E9}", count: most / 2)] {
            let key = try CredentialKey(service: longService, account: account)
            let secret = probe.run.secret(" \(secrets.count)")
            try await store.store(secret, for: key)
            secrets[key] = secret
        }
        for (key, secret) in secrets {
            let found = try await store.read(key)?.secret
            probe.expect(found == secret, "A key with \(most) bytes in each part does not read back.")
        }
    }
}
