#if os(Linux)
import Testing
import TimeTrackingTesting

@Suite("A private bus", .timeLimit(.minutes(5)))
struct PrivateBusTests {
    @Test func hasNoSecretServiceAndStartsNone() async throws {
        try await PrivateBus.withRunning { bus in
            let clerk = KeyringClerk(bus)
            let isThere = try await clerk.hasSecretService()
            #expect(!isThere)
            let canStart = try await clerk.startSecretService()
            #expect(!canStart)
        }
    }

    @Test func startsInstalledServicesWhenAskedTo() async throws {
        try await PrivateBus.withRunning(services: .installed) { bus in
            let canStart = try await KeyringClerk(bus).startSecretService()
            #expect(canStart)
        }
    }

    @Test func keepsItsAddressWhenItIsRestarted() async throws {
        try await PrivateBus.withRunning { bus in
            await bus.kill()
            try await bus.restart()
            let isThere = try await KeyringClerk(bus).hasSecretService()
            #expect(!isThere)
        }
    }

    @Test func answersNothingWhileItIsFrozen() async throws {
        try await PrivateBus.withRunning { bus in
            let clerk = KeyringClerk(bus)
            await bus.freeze()
            async let answer = clerk.hasSecretService()
            await bus.thaw()
            let isThere = try await answer
            #expect(!isThere)
        }
    }

    @Test func doesNotStartAgainOnceItIsStopped() async throws {
        let bus = try await PrivateBus.start()
        await bus.stop()
        await #expect(throws: PrivateKeyringError.self) { try await bus.restart() }
    }
}
#endif
