#if ConfigurationSupport
import Configuration
import Testing
import TimeTrackingKit
import TimeTrackingTesting

@Suite
struct ConfigurationCredentialStoreTests {
    private let key: CredentialKey
    private let other: CredentialKey
    private let values: [CredentialKey: ConfigurationValue]

    init() throws {
        key = try CredentialKey(service: "clockify", account: "shared")
        other = try CredentialKey(service: "clockwork", account: "shared")
        values = [
            key: ConfigurationValue("clockify.apiKey", attributes: ["workspace_id": "clockify.workspaceId"]),
            other: ConfigurationValue("clockwork.apiToken"),
        ]
    }

    @Test
    func readsThroughAnEnvironmentProvider() async throws {
        let provider = EnvironmentVariablesProvider(environmentVariables: [
            "CLOCKIFY_API_KEY": " tok-1 ", "CLOCKIFY_WORKSPACE_ID": "w1", "CLOCKWORK_API_TOKEN": "  ",
        ])
        let store = ConfigurationCredentialStore(values, reader: ConfigReader(provider: provider))
        let credential = try #require(try await store.credential(for: key))
        #expect(credential == Credential(secret: .testing("tok-1"), attributes: ["workspace_id": "w1"]))
        #expect(try await store.credential(for: other) == nil)
        #expect(try await store.keys(service: nil, after: nil, limit: 9) == [key])
    }

    @Test
    func nothingThatPrintsTheStoreShowsWhatTheReaderHolds() {
        let provider = InMemoryProvider(values: ["clockify.apiKey": "canary-1"])
        let store = ConfigurationCredentialStore(values, reader: ConfigReader(provider: provider))
        var text = "\(store)" + String(reflecting: store)
        dump(store, to: &text)
        #expect(!text.contains("canary"))
    }

    @Test
    func aFailingProviderIsAnErrorAndNotAbsence() async throws {
        let reader = ConfigReader(provider: FailingProvider())
        let store = ConfigurationCredentialStore(values, reader: reader)
        // This is why the store asks with the throwing calls.
        #expect(reader.string(forKey: "clockify.apiKey") == nil)
        let error = await #expect(throws: CredentialStoreError.self) { try await store.credential(for: key) }
        #expect(error?.code == .failed)
        #expect(error?.description.contains("tok") == false)
        await #expect(throws: CredentialStoreError.self) { try await store.keys(service: nil, after: nil, limit: 1) }
    }

    @Test
    func aProviderThatHangsEndsAtTheDeadline() async throws {
        let clock = ManualClock()
        let store = ConfigurationCredentialStore(
            values,
            reader: ConfigReader(provider: FailingProvider(clock: clock)),
            timeout: .seconds(3),
            clock: clock
        )
        let call = Task { try await store.credential(for: key) }
        await clock.waitForSleepers(2)
        clock.advance(by: .seconds(3))
        await #expect { try await call.value } throws: { ($0 as? CredentialStoreError)?.code == .timedOut }
    }
}

private struct ProviderFailure: Error {
    let value = "tok-1"
}

/// A provider that fails, or first waits longer than anybody would, and fails then.
private struct FailingProvider: ConfigProvider {
    let providerName = "failing"
    var clock: ManualClock?

    func value(forKey key: AbsoluteConfigKey, type: ConfigType) throws -> LookupResult { throw ProviderFailure() }

    func fetchValue(forKey key: AbsoluteConfigKey, type: ConfigType) async throws -> LookupResult {
        if let clock { try await clock.sleep(for: .seconds(86_400)) }
        throw ProviderFailure()
    }

    func watchValue<Return: ~Copyable>(
        forKey key: AbsoluteConfigKey,
        type: ConfigType,
        updatesHandler: (ConfigUpdatesAsyncSequence<Result<LookupResult, any Error>, Never>) async throws -> Return
    ) async throws -> Return { throw ProviderFailure() }

    func snapshot() -> any ConfigSnapshot { InMemoryProvider(values: [:]).snapshot() }

    func watchSnapshot<Return: ~Copyable>(
        updatesHandler: (ConfigUpdatesAsyncSequence<any ConfigSnapshot, Never>) async throws -> Return
    ) async throws -> Return { throw ProviderFailure() }
}
#endif
