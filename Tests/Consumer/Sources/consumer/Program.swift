import TimeTrackingKit
import TimeTrackingTesting
import TokenLookup

@main
struct Program {
    static func main() async throws {
        let key = try CredentialKey(service: "clockify", account: "ada")
        let store = InMemoryCredentialStore([key: Credential(secret: .testing("token-of-ada"))])
        let lookup = TokenLookup(store: store, environment: ["CLOCKIFY_API_KEY": "shared-token"])
        print("ada: \(try await lookup.source(for: "ada"))")
        print("grace: \(try await lookup.source(for: "grace"))")
    }
}
