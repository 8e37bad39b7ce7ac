import TimeTrackingKit

extension ConformanceCase {
    /// What the store shows in print, and in the errors that the other checks have brought about.
    static let disclosure: [ConformanceCase] = [
        ConformanceCase(check: .noSecretInDescriptions, prerequisites: [.roundTrip], body: checkDescriptions),
        ConformanceCase(check: .noSecretInErrors, body: checkErrors),
        ConformanceCase(check: .errorsExplain, body: checkSentences),
    ]

    private static func detectors(_ probe: ConformanceProbe) -> [LeakDetector] {
        switch probe.run.suite.subject {
        case .writable: [LeakDetector(probe.run.canary)]
        case .readOnly(let contents, _): contents.values.map { LeakDetector($0.secret) }
        }
    }

    private static func checkDescriptions(_ probe: ConformanceProbe) async throws {
        let (store, contents) = try await probe.openStocked(try probe.assortment())
        for key in contents.keys.sorted() { _ = try await store.read(key) }
        let printed: [(String, Any)] = [
            ("The store", store.base), ("The store's name", store.base.name),
            ("The store's capabilities", store.base.capabilities),
        ]
        for (words, value) in printed {
            let forms = detectors(probe).reduce(into: Set()) { $0.formUnion($1.leaks(inPrintsOf: value)) }
            probe.expect(forms.isEmpty, "\(words) shows a secret when it is printed or dumped (\(listed(forms))).")
        }
    }

    private static func checkErrors(_ probe: ConformanceProbe) async throws {
        for error in probe.run.errors {
            let forms = detectors(probe).reduce(into: Set()) { $0.formUnion($1.leaks(inPrintsOf: error)) }
            probe.expect(forms.isEmpty, "An error with the code \(error.code) contains a secret (\(listed(forms))).")
        }
    }

    private static func listed(_ forms: Set<LeakDetector.Form>) -> String {
        forms.map(\.description).sorted().joined(separator: ", ")
    }

    private static func checkSentences(_ probe: ConformanceProbe) async throws {
        for error in probe.run.errors {
            probe.expect(
                error.message.contains { !$0.isWhitespace },
                "An error with the code \(error.code) has no message; say what to do next."
            )
            probe.expect(error.code != .tooLarge || error.limit != nil, "An error with the code tooLarge has no limit.")
            probe.expect(
                error.code != .ambiguous || error.count != nil,
                "An error with the code ambiguous has no count."
            )
        }
    }
}
