import Testing
import TimeTrackingKit

@Suite
struct CredentialKeyTests {
    @Test(arguments: ["", "a\u{0}b", "a\nb", "\u{7F}", "\u{85}", "\u{1B}[0m", String(repeating: "é", count: 257)])
    func refusesWhatCannotNameACredential(text: String) {
        let service = #expect(throws: CredentialStoreError.self) {
            try CredentialKey(service: text, account: "ada")
        }
        let account = #expect(throws: CredentialStoreError.self) {
            try CredentialKey(service: "clockify", account: text)
        }
        #expect(service?.code == .invalidKey)
        #expect(account?.code == .invalidKey)
    }

    @Test
    func acceptsUpTo512Bytes() throws {
        let key = try CredentialKey(service: "s", account: String(repeating: "é", count: 256))
        #expect(key.account.utf8.count == CredentialKey.maximumByteCount)
    }

    @Test
    func spellingsThatSwiftMergesStayApart() throws {
        let composed = try CredentialKey(service: "clockify", account: "\u{E9}")
        let decomposed = try CredentialKey(service: "clockify", account: "e\u{301}")
        #expect(composed.account == decomposed.account)
        #expect(composed != decomposed)
        #expect(Set([composed, decomposed]).count == 2)
        #expect((composed < decomposed) != (decomposed < composed))
    }

    @Test
    func theBorderBetweenServiceAndAccountCounts() throws {
        let left = try CredentialKey(service: "ab", account: "c")
        let right = try CredentialKey(service: "a", account: "bc")
        #expect(left != right)
        #expect(left.hashValue != right.hashValue)
    }

    @Test
    func ordersByBytesServiceFirst() throws {
        let keys = try [("b", "a"), ("a", "z"), ("a", "\u{E9}"), ("a", "Z")]
            .map {
                try CredentialKey(service: $0.0, account: $0.1)
            }
        #expect(keys.sorted().map(\.description) == ["a/Z", "a/z", "a/\u{E9}", "b/a"])
    }
}
