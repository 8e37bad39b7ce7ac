#if Keyring && os(Linux)
import Testing
import TimeTrackingKeyring
import TimeTrackingKit
import TimeTrackingTesting

/// A path that is none of a collection must not look like an empty one, and GLib must not get to see it.
@Suite("The path of a collection", .timeLimit(.minutes(2)))
struct CollectionPathTests {
    @Test(arguments: [
        "login", "", "/", "/org/freedesktop/secrets/aliases/default", "/org/freedesktop/secrets/collection/",
        "/org/freedesktop/secrets/collection/a b", "/org/freedesktop/secrets/collection/login/1",
    ])
    func thatIsNoneIsRefused(_ path: String) async throws {
        let key = try CredentialKey(service: "clockify", account: "ada")
        try await PrivateKeyring.withRunning { keyring in
            try await KeyringCredentialStore(on: keyring.bus)
                .store(Credential(secret: .testing("planted")), for: key)
            let store = KeyringCredentialStore(on: keyring.bus, .path(path))
            for operation in StoreOperation.allCases {
                let error = await operation.failure(on: store, key)
                #expect(error?.reason == .noDefaultCollection, "\(operation)")
            }
        }
    }
}
#endif
