import Foundation
import Synchronization
import TimeTrackingTesting

/// A keyring that is locked and asks a person for its password: the scripted Secret Service of the library's own tests.
final class PromptingKeyring: Sendable {
    /// What the person does with the prompt.
    enum Person: String {
        case agrees = "agree"
        case closesIt = "dismiss"
    }

    private struct Report: Decodable {
        let calls: [String: Int]
    }

    private let process: Mutex<Process>
    private let input = Pipe()
    private let output = Pipe()

    private init(on bus: PrivateBus) throws {
        let script = URL(filePath: #filePath).appending(path: "../../../../../Tests/TimeTrackingKeyringTests")
            .appending(path: "FakeSecretService/Script/fake_secret_service.py").standardized
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/python3")
        process.arguments = ["-B", script.path, bus.address]
        process.environment = bus.environment
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        self.process = Mutex(process)
    }

    /// Runs a test with a locked keyring that holds one item.
    static func run(
        _ service: String,
        _ account: String,
        _ secret: String,
        person: Person,
        _ body: (PromptingKeyring, PrivateBus) async throws -> Void
    ) async throws {
        try await PrivateBus.withRunning { bus in
            let keyring = try PromptingKeyring(on: bus)
            defer { keyring.process.withLock { $0.terminate() } }
            let item: [String: Any] = [
                "label": account, "attributes": ["service": service, "username": account],
                "secret": Data(secret.utf8).base64EncodedString(),
            ]
            let collection: [String: Any] = [
                "name": "login", "alias": "default", "items": [item], "isLocked": true, "unlock": "prompt",
                "hidesItemsWhileLocked": false,
            ]
            let scenario: [String: Any] = [
                "collections": [collection], "faults": [String](), "prompts": person.rawValue,
            ]
            _ = try keyring.perform(["id": 1, "command": "start", "scenario": scenario])
            try await body(keyring, bus)
        }
    }

    /// How many prompts the person has been shown.
    func promptsShown() throws -> Int {
        let answer = try perform(["id": 2, "command": "report"])
        return try JSONDecoder().decode(Report.self, from: answer).calls["Prompt.Prompt", default: 0]
    }

    private func perform(_ command: [String: Any]) throws -> Data {
        try input.fileHandleForWriting.write(
            contentsOf: JSONSerialization.data(withJSONObject: command) + Data("\n".utf8)
        )
        var answer = Data()
        while answer.last != UInt8(ascii: "\n") {
            let part = output.fileHandleForReading.availableData
            guard !part.isEmpty else { throw CocoaError(.fileReadUnknown) }
            answer += part
        }
        return answer
    }
}
