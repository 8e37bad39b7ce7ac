/// Names of keys that would hold a secret in the settings file.
enum SecretName {
    private static let words = [
        "api_key", "apikey", "api-key", "token", "secret", "password", "passphrase", "encryption", "private_key",
    ]

    /// Whether a key that is no setting is meant to hold a secret.
    static func isOne(_ key: String) -> Bool {
        let key = key.lowercased()
        return words.contains { key.contains($0) }
    }

    /// What to say to somebody who has put a secret into the file.
    static func refusal(of key: String) -> String {
        let key = key.lowercased()
        let variable =
            if key.contains("clockify") {
                "CLOCKIFY_API_KEY_FILE"
            } else if key.contains("clockwork") {
                "CLOCKWORK_API_TOKEN_FILE"
            } else if key.contains("encryption") {
                "ENCRYPTION_KEY_FILE"
            } else if key.contains("jwt") || key.contains("secret") {
                "TIMETRACK_SERVER_JWT_SECRET_FILE"
            } else {
                "CLOCKIFY_API_KEY_FILE or CLOCKWORK_API_TOKEN_FILE"
            }
        return
            "this file takes no secrets; take the line out, replace the secret that stood there if others can read the "
            + "file, and put it into a file of its own that \(variable) names."
    }
}
