#if Keyring && os(Linux)
import ClockifyAPI
import Testing
import TimeTrackingKeyring
import TimeTrackingKit
import TimeTrackingTesting

@Suite struct PrivateKeyringExamples {
    private let ada = UserID("ada")
    private let key: CredentialKey
    private let secret = Secret.testing("token-of-ada")

    init() throws {
        self.key = try CredentialKey(service: "clockify", account: "ada")
    }

    @Test(.timeLimit(.minutes(5))) func lockedKeyring() async throws {
        try await PrivateKeyring.withRunning { keyring in
            let store = KeyringCredentialStore(bus: .address(keyring.busAddress), timeout: .seconds(60))
            try await store.store(Credential(secret: secret), for: key)
            try await keyring.lock()

            let resolver = TokenResolver.clockify(store: store, environment: [:], fallback: .never)
            let error = try await #require(throws: TokenResolverError.self) {
                try await resolver.resolve(TokenRequest(user: ada))
            }
            #expect(error.storeError?.code == .locked)
        }
    }
}
#endif
