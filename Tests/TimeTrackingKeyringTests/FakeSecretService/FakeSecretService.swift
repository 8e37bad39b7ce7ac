#if Keyring && os(Linux)
import Foundation
import TimeTrackingTesting

/// A Secret Service that misbehaves on command, on a private bus of its own.
///
/// It is a program in Python, with its own implementation of the standard and of the bus's protocol, so that a mistake in
/// ours cannot make up for itself.
final class FakeSecretService: Sendable {
    /// What the service has been asked, and what it holds now.
    struct Report: Decodable {
        struct Item: Decodable {
            let collection: String
            let label: String
            let attributes: [String: String]
            let secret: Data

            /// The secret as text.
            var text: String { String(decoding: secret, as: UTF8.self) }
        }

        let calls: [String: Int]
        let items: [Item]

        /// How many times a method was called.
        func count(of method: Fault.Method) -> Int { calls[method.rawValue] ?? 0 }

        /// How many prompts were shown to the person.
        var promptsShown: Int { count(of: .prompt) }
    }

    private struct Released: Decodable {
        let count: Int
    }

    /// The bus that the service is on.
    let bus: PrivateBus
    private let script: ScriptedProgram

    private init(on bus: PrivateBus) throws {
        self.bus = bus
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Script")
        script = try ScriptedProgram(
            "/usr/bin/python3",
            ["-B", folder.appending(path: "fake_secret_service.py").path, bus.address],
            environment: bus.environment
        )
    }

    /// Runs a test with a service on a bus of its own, and stops both however the test ends.
    static func withRunning<Result>(
        _ scenario: Scenario = Scenario(),
        _ body: (FakeSecretService) async throws -> Result
    ) async throws -> Result {
        try await PrivateBus.withRunning { bus in
            let service = try FakeSecretService(on: bus)
            defer { service.script.end() }
            try await service.script.perform(["command": "start", "scenario": scenario])
            return try await body(service)
        }
    }

    /// Takes other faults and another outcome of prompts, and counts calls anew.
    func change(faults: [Fault] = [], prompts: Scenario.PromptOutcome = .unanswered) async throws {
        struct Change: Encodable {
            let faults: [Fault]
            let prompts: Scenario.PromptOutcome
        }
        try await script.perform(["command": "change", "scenario": Change(faults: faults, prompts: prompts)])
    }

    /// Waits until a method has been called.
    func waitForCall(of method: Fault.Method, count: Int = 1) async throws {
        try await script.perform(["command": "await", "method": method.rawValue, "count": count])
    }

    /// Lets the calls go on that were held back.
    ///
    /// - Returns: How many there were.
    @discardableResult
    func release() async throws -> Int {
        try await script.perform(["command": "release"], answer: Released.self).count
    }

    /// Answers the prompts that are shown, as the person.
    func answerPrompts(agreeing: Bool) async throws {
        try await script.perform(["command": "answer", "agreed": agreeing])
    }

    /// Locks or unlocks a collection, as the person.
    func setLocked(_ isLocked: Bool, collection: String = "login") async throws {
        try await script.perform(["command": "lock", "collection": collection, "isLocked": isLocked])
    }

    /// Leaves the bus.
    func vanish() async throws {
        try await script.perform(["command": "vanish"])
    }

    /// Comes back to the bus, with everything that it holds.
    func connect() async throws {
        try await script.perform(["command": "connect"])
    }

    /// What the service has been asked, and what it holds now.
    func report() async throws -> Report {
        try await script.perform(["command": "report"], answer: Report.self)
    }
}
#endif
