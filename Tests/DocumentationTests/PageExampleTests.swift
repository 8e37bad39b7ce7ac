import HTTPTypes
import Testing
import TimeTrackingKit
import TimeTrackingTesting

/// Runs the examples of README.md and docs/precedence.md.
@Suite struct PageExampleTests {
    @Test func readme() async throws {
        let transport = StubTransport { exchange in
            exchange.path == "/api/v1/user"
                ? .response(json: #"{"id": "u1", "defaultWorkspace": "w1"}"#) : .response(json: "[]")
        }
        let name = try #require(HTTPField.Name("X-Clockify-Token"))
        let work = try await currentWork(
            of: UserID("ada"),
            headers: [name: "token-of-ada"],
            environment: ["XDG_CONFIG_HOME": "/nowhere"],
            transport: transport
        )
        #expect(work == "ada works on nothing, token from header X-Clockify-Token")
    }

    @Test func precedence() async throws {
        let key = try CredentialKey(service: "clockify", account: "ada")
        let store = InMemoryCredentialStore([key: Credential(secret: .testing("token-of-ada"))], name: "file")
        let environment: [String: String] = [:]
        let headers: HTTPFields = [:]
        let resolver = TokenResolver.clockify(store: store, environment: environment, fallback: .onlySignedIn)
        let resolution = try await resolver.resolve(TokenRequest(headers: headers, user: UserID("ada")))
        print(resolution.source)  // user ada (file)
        #expect("\(resolution.source)" == "user ada (file)")
    }
}
