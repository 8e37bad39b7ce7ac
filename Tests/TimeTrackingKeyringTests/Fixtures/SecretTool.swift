#if Keyring && os(Linux)
import TimeTrackingKit
import TimeTrackingTesting

/// libsecret's own program, as another user of the same keyring.
struct SecretTool {
    private let environment: [String: String]

    init(_ bus: PrivateBus) {
        environment = bus.environment
    }

    /// Stores a secret under a key, without a mark of ours.
    func store(_ secret: String, for key: CredentialKey, _ attributes: [String: String] = [:]) async throws {
        let more = attributes.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] }
        _ = try await run(["store", "--label=\(key.account)"] + words(key) + more, input: secret)
    }

    /// Looks a secret up: nil when there is none, or when it is locked.
    func lookUp(_ key: CredentialKey) async throws -> String? {
        let finished = try await run(["lookup"] + words(key))
        return finished.status == 0 ? finished.output : nil
    }

    private func words(_ key: CredentialKey) -> [String] {
        ["service", key.service, "username", key.account]
    }

    private func run(_ arguments: [String], input: String = "") async throws -> FinishedProgram {
        try await FinishedProgram.run(
            "secret-tool",
            from: "libsecret-tools",
            arguments,
            environment: environment,
            input: Array(input.utf8)
        )
    }
}
#endif
