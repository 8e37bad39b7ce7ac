import Testing
import TimeTrackingKit
import TimeTrackingTesting
import TokenLookup

@Suite struct TokenLookupTests {
    @Test("A stored token comes before the shared one")
    func storedTokenComesFirst() async throws {
        let key = try CredentialKey(service: "clockify", account: "ada")
        let store = InMemoryCredentialStore([key: Credential(secret: .testing("token-of-ada"))])
        let lookup = TokenLookup(store: store, environment: ["CLOCKIFY_API_KEY": "shared-token"])

        #expect(try await lookup.source(for: "ada") == "user ada (memory)")
        #expect(try await lookup.source(for: "grace") == "environment CLOCKIFY_API_KEY")
    }
}
