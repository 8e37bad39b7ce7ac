import HTTPTypes
import ServerTokens
import ServerUsers
import TimeTrackingKit
import TimeTrackingTesting

/// The tokens of Clockwork with a user's store and a shared token, both of which can be made to fail.
struct TokensFixture {
    // The name is a valid field name, so the initializer does not return nil.
    static let header = HTTPField.Name("X-Clockwork-Token")!

    let users: InMemoryCredentialStore
    let faultyUsers: FaultInjectingStore<InMemoryCredentialStore>
    let shared: FaultInjectingStore<InMemoryCredentialStore>
    let standings = Standings()
    let tokens: ServiceTokens
    let ada: ServerUser
    let grace: ServerUser

    init(_ spenders: SharedTokenRules.Spenders = .anybody, faults: [StoreFault] = []) throws {
        let sharedKey = try CredentialKey(service: "clockwork", account: "shared token")
        self.ada = try ServerUser(issuer: "https://id.example.com", subject: "ada")
        self.grace = try ServerUser(issuer: "https://id.example.com", subject: "grace")
        self.users = InMemoryCredentialStore()
        self.faultyUsers = FaultInjectingStore(users, faults: faults)
        self.shared = FaultInjectingStore(
            InMemoryCredentialStore([sharedKey: Credential(secret: .testing("shared-1"))], name: "shared")
        )
        self.tokens = ServiceTokens(
            service: .clockwork,
            header: Self.header,
            store: faultyUsers,
            shared: SharedToken(store: shared, key: sharedKey, variable: "CLOCKWORK_API_TOKEN"),
            spenders: spenders,
            standings: standings
        )
    }

    /// A caller: signed in as somebody, or nobody.
    func caller(_ user: ServerUser?) -> Caller {
        Caller(user: user, signIn: user == nil ? .none : .bearer, address: "127.0.0.1")
    }

    func save(_ token: String, for user: ServerUser) async throws {
        try await tokens.save(Credential(secret: .testing(token)), for: user, since: try tokens.standing(of: user))
    }

    /// The token that is found, as text.
    func token(_ user: ServerUser?, header: String? = nil) async throws -> String {
        var fields = HTTPFields()
        fields[Self.header] = header
        return try await tokens.token(for: fields, of: caller(user)).first.text
    }
}

extension TokenResolution {
    /// The token; those of these tests are none.
    var text: String { credential.secret.withRevealedBytes { String(decoding: $0, as: UTF8.self) } }
}
