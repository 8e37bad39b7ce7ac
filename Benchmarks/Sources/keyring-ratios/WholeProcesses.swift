#if os(Linux)
import ChildPrograms
import PairedTimings
import TimeTrackingKeyring
import TimeTrackingKit

/// Programs that print one secret, from their start to their end.
struct WholeProcesses {
    private let store: KeyringCredentialStore
    private let environment: [String: String]
    private let keyringCommand: String
    private let timetrack: String

    init(
        _ store: KeyringCredentialStore,
        environment: [String: String],
        keyringCommand: String,
        timetrack: String
    ) {
        self.store = store
        self.environment = environment
        self.keyringCommand = keyringCommand
        self.timetrack = timetrack
    }

    func report() async throws {
        let key = try CredentialKey(service: "claude-tracker", account: "clockify_api_key")
        let secret = "a value of the usual length, no. 00000000"
        try await store.store(Credential(secret: Secret(utf8: secret)), for: key)
        let ours = [timetrack, "credentials", "show", key.service, key.account, "--reveal"]
        let tool = ["/usr/bin/secret-tool", "lookup", "service", key.service, "username", key.account]
        let python = [keyringCommand, "get", key.service, key.account]
        for command in [ours, tool, python] {
            let output = try ChildProgram(command, environment: environment).outputToEnd()
            guard output == secret || output == secret + "\n" else {
                throw SideError(description: "\(command[0]) does not print the secret")
            }
        }

        let name = "timetrack credentials show"
        var toTool = PairedTimings(baseline: "secret-tool lookup", [name])
        var toPython = PairedTimings(baseline: "keyring get", [name])
        for round in 0..<105 {
            let our = try timeToEnd(ours, environment: environment)
            let their = try timeToEnd(tool, environment: environment)
            if round >= 5 { toTool.add([their, our]) }
            // This one takes long, and its ratio is far from its target.
            if round % 5 == 0 { toPython.add([try timeToEnd(python, environment: environment), our]) }
        }
        print("Whole processes, 100 rounds, in turn:")
        for row in toTool.report(items: 1, targets: [name: 1.25]) { print("  \(row)") }
        for row in toPython.report(items: 1, targets: [name: 0.125]) { print("  \(row)") }
    }
}
#endif
