import Testing
import TimeTrackingKit
import TimeTrackingTesting

@Suite
struct EnvironmentCredentialStoreTests {
    private let key: CredentialKey
    private let other: CredentialKey
    private let variables: [CredentialKey: EnvironmentVariable]

    init() throws {
        key = try CredentialKey(service: "clockify", account: "shared")
        other = try CredentialKey(service: "clockwork", account: "shared")
        variables = [
            key: EnvironmentVariable("CLOCKIFY_API_KEY", attributes: ["workspace_id": "CLOCKIFY_WORKSPACE_ID"]),
            other: EnvironmentVariable("CLOCKWORK_API_TOKEN"),
        ]
    }

    @Test
    func readsTheSecretAndItsAttributes() async throws {
        let store = EnvironmentCredentialStore(
            variables,
            environment: ["CLOCKIFY_API_KEY": " tok-1\n", "CLOCKIFY_WORKSPACE_ID": "w1 "]
        )
        let credential = try #require(try await store.credential(for: key))
        #expect(credential == Credential(secret: .testing("tok-1"), attributes: ["workspace_id": "w1"]))
        #expect(try await store.credential(for: other) == nil)
    }

    @Test(arguments: ["", " ", "\t\r\n"])
    func aBlankValueIsAbsent(value: String) async throws {
        let store = EnvironmentCredentialStore(
            variables,
            environment: ["CLOCKIFY_API_KEY": value, "CLOCKIFY_WORKSPACE_ID": ""]
        )
        #expect(try await store.credential(for: key) == nil)
        #expect(store.isBlank(key))
        #expect(!store.isBlank(other))
    }

    @Test
    func aBlankAttributeIsLeftOut() async throws {
        let store = EnvironmentCredentialStore(
            variables,
            environment: ["CLOCKIFY_API_KEY": "tok-1", "CLOCKIFY_WORKSPACE_ID": " "]
        )
        #expect(try await store.credential(for: key)?.attributes.isEmpty == true)
    }

    @Test
    func aVariableOutsideTheMapIsNeverRead() async throws {
        let store = EnvironmentCredentialStore([key: EnvironmentVariable("A")], environment: ["A": "1", "B": "2"])
        #expect(try await store.credential(for: CredentialKey(service: "B", account: "B")) == nil)
        #expect(try await store.keys(service: nil, after: nil, limit: 10) == [key])
        #expect(store.variableName(for: key) == "A")
        #expect(store.variableName(for: other) == nil)
    }

    @Test
    func keysAreOrderedAndPaged() async throws {
        let store = EnvironmentCredentialStore(
            variables,
            environment: ["CLOCKIFY_API_KEY": "1", "CLOCKWORK_API_TOKEN": "2"]
        )
        #expect(try await store.keys(service: nil, after: nil, limit: 1) == [key])
        #expect(try await store.keys(service: nil, after: key, limit: 1) == [other])
        #expect(try await store.keys(service: "clockwork", after: nil, limit: 9) == [other])
        #expect(try await store.keys(service: nil, after: nil, limit: -1) == [])
    }

    @Test
    func theEnvironmentOfThisProcessIsReadWhenAsked() async throws {
        let path = try CredentialKey(service: "test", account: "path")
        let store = EnvironmentCredentialStore.ofThisProcess([path: EnvironmentVariable("PATH")])
        #expect(try await store.credential(for: path) != nil)
    }
}
