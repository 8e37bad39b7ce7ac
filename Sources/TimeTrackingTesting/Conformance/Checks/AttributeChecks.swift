import TimeTrackingKit

extension ConformanceCase {
    /// What a store does with the attributes of a credential.
    static let attributes: [ConformanceCase] = [
        ConformanceCase(check: .attributes, prerequisites: [.roundTrip, .replace], body: checkAttributes)
    ]

    private static let attributesInUse = [
        CredentialAttribute.workspaceID: "64a687e29ae1f428e7ebe303",
        CredentialAttribute.origin: "https://api.clockify.me",
        "note": "",
        "größe": "e\u{301} 'quoted' \"twice\" \\ \n 👩🏽‍💻",
    ]

    private static func checkAttributes(_ probe: ConformanceProbe) async throws {
        let store = try await probe.open()
        let key = try probe.run.key("clockify", "ada")
        let versions: [[String: String]] = [attributesInUse, ["note": "a second version"], [:]]
        for attributes in versions {
            let credential = Credential(secret: probe.run.secret(" \(attributes.count)"), attributes: attributes)
            let answer = try await store.answerToStore(credential, for: key)
            if !store.base.capabilities.keepsAttributes, !attributes.isEmpty {
                guard case .failure(let error) = answer, error.code == .unsupported else {
                    probe.report("keepsAttributes is false, and storing some \(answer.inWords); throw unsupported.")
                    continue
                }
            } else {
                try answer.get(from: "store(_:for:) of a credential with \(attributes.count) attributes")
                let found = try await store.read(key)
                probe.expect(
                    found.map { sameBytes($0.attributes, attributes) } ?? false,
                    "\(attributes.count) attributes came back changed; \(found?.attributes.count ?? 0) are there."
                )
            }
        }
    }

    /// Compares without merging the spellings of a character, as Swift's `==` would.
    private static func sameBytes(_ left: [String: String], _ right: [String: String]) -> Bool {
        func lines(_ attributes: [String: String]) -> Set<[UInt8]> {
            Set(attributes.map { Array($0.key.utf8) + [0xFF] + Array($0.value.utf8) })
        }
        return lines(left) == lines(right)
    }
}
