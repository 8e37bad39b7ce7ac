#if Keyring
import TimeTrackingKeyring
import TimeTrackingKit

/// Keeps a person's Clockify key in the keyring.
func keep(_ text: String) async throws {
    let key = try CredentialKey(service: "clockify", account: "ada")
    let credential = Credential(secret: Secret(utf8: text), attributes: ["workspace_id": "w1"])
    try await KeyringCredentialStore().store(credential, for: key)
}

/// Finds it again, and says where: in the keyring, or in `CLOCKIFY_API_KEY` where the keyring has none or does not exist.
func find(environment: [String: String]) async throws -> TokenResolution {
    let resolver = TokenResolver.clockify(
        store: KeyringCredentialStore(),
        environment: environment,
        fallback: .whenAbsent,
        continuingOn: [.unavailable]
    )
    return try await resolver.resolve(TokenRequest(user: UserID("ada")))
}
#endif
