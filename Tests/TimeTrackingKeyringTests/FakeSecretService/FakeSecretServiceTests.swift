#if Keyring && os(Linux)
import Foundation
import Testing
import TimeTrackingKit
import TimeTrackingTesting

/// The fake is told by libsecret's own tool whether it passes for a Secret Service.
@Suite("A fake Secret Service", .timeLimit(.minutes(5)))
struct FakeSecretServiceTests {
    private let key: CredentialKey

    init() throws {
        key = try CredentialKey(service: "test", account: "alice")
    }

    @Test func keepsWhatLibsecretStores() async throws {
        try await FakeSecretService.withRunning { fake in
            let stored = try await secretTool(fake, "store", "--label=Alice", "service", "test", "username", "alice")
            #expect(stored.status == 0)
            let found = try await secretTool(fake, "lookup", "service", "test", "username", "alice")
            #expect(found.output == "typed in")
            let cleared = try await secretTool(fake, "clear", "service", "test", "username", "alice")
            #expect(cleared.status == 0)
            let report = try await fake.report()
            #expect(report.items.isEmpty)
            #expect(report.count(of: .createItem) == 1)
            #expect(report.promptsShown == 0)
        }
    }

    @Test func findsAnItemItWasGiven() async throws {
        let item = Scenario.Item(key, secret: "planted")
        try await FakeSecretService.withRunning(Scenario(collections: [.login([item])])) { fake in
            let found = try await secretTool(fake, "lookup", "service", "test", "username", "alice")
            #expect(found.output == "planted")
            let report = try await fake.report()
            #expect(report.items.map(\.attributes) == [["service": "test", "username": "alice"]])
        }
    }

    @Test func unlocksWithoutAPrompt() async throws {
        let scenario = Scenario(collections: [.login([.init(key, secret: "planted")], isLocked: true)])
        try await FakeSecretService.withRunning(scenario) { fake in
            let found = try await secretTool(fake, "lookup", "service", "test", "username", "alice")
            #expect(found.output == "planted")
            let report = try await fake.report()
            #expect(report.promptsShown == 0)
        }
    }

    @Test(arguments: [(Scenario.PromptOutcome.agree, "planted"), (.dismiss, "")])
    func endsPromptsAsThePersonDoes(_ outcome: Scenario.PromptOutcome, _ secret: String) async throws {
        let login = Scenario.Collection.login([.init(key, secret: "planted")], isLocked: true, unlock: .prompt)
        try await FakeSecretService.withRunning(Scenario(collections: [login], prompts: outcome)) { fake in
            let found = try await secretTool(fake, "lookup", "service", "test", "username", "alice")
            #expect(found.output == secret)
            let report = try await fake.report()
            #expect(report.promptsShown == 1)
        }
    }

    @Test func answersAPromptWhenTheTestSaysSo() async throws {
        let login = Scenario.Collection.login([.init(key, secret: "planted")], isLocked: true, unlock: .prompt)
        try await FakeSecretService.withRunning(Scenario(collections: [login])) { fake in
            async let found = secretTool(fake, "lookup", "service", "test", "username", "alice")
            try await fake.waitForCall(of: .prompt)
            try await fake.answerPrompts(agreeing: true)
            let output = try await found.output
            #expect(output == "planted")
        }
    }

    @Test func holdsACallBackUntilItIsReleased() async throws {
        let scenario = Scenario(
            collections: [.login([.init(key, secret: "planted")])],
            faults: [.on(.searchItems, call: 1, .hold)]
        )
        try await FakeSecretService.withRunning(scenario) { fake in
            async let found = secretTool(fake, "lookup", "service", "test", "username", "alice")
            try await fake.waitForCall(of: .searchItems)
            let count = try await fake.release()
            #expect(count == 1)
            let output = try await found.output
            #expect(output == "planted")
        }
    }

    @Test func leavesTheBusInTheMiddleOfACallAndComesBack() async throws {
        let scenario = Scenario(
            collections: [.login([.init(key, secret: "planted")])],
            faults: [.on(.searchItems, call: 1, .vanish)]
        )
        try await FakeSecretService.withRunning(scenario) { fake in
            let failed = try await secretTool(fake, "lookup", "service", "test", "username", "alice")
            #expect(failed.status == 1)
            try await fake.connect()
            let found = try await secretTool(fake, "lookup", "service", "test", "username", "alice")
            #expect(found.output == "planted")
        }
    }

    @Test func refusesAsASandboxDoes() async throws {
        try await FakeSecretService.withRunning(Scenario(faults: [.on(.openSession, .accessDenied)])) { fake in
            let failed = try await secretTool(fake, "store", "--label=Alice", "service", "test", "username", "alice")
            #expect(failed.status == 1)
            let report = try await fake.report()
            #expect(report.items.isEmpty)
        }
    }

    private func secretTool(_ fake: FakeSecretService, _ arguments: String...) async throws -> FinishedProgram {
        try await FinishedProgram.run(
            "secret-tool",
            from: "libsecret-tools",
            arguments,
            environment: fake.bus.environment,
            input: Array("typed in".utf8)
        )
    }
}
#endif
