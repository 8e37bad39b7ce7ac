import ClockworkAPI
import HTTPTypes
import TimeTrackingKit
import TimeTrackingTesting

/// A token that tests plant and then look for, of the form that Clockwork's have.
let canary = "canary+token/0123456789--abcdef=="

extension Clockwork.Client {
    /// A client of the real address that holds the planted token.
    static func test(_ transport: any HTTPTransport, endpoint: ServiceEndpoint = .clockwork) -> Clockwork.Client {
        let credential = Credential(secret: .testing(canary))
        return Clockwork.Client(
            endpoint: endpoint,
            transport: transport,
            tokens: FixedTokenProvider(credential),
            configuration: ClientConfiguration().sendingOnce
        )
    }
}

extension StubTransport {
    /// The method and target of each request.
    var targets: [String] {
        exchanges.map { "\($0.request.method.rawValue) \($0.request.path ?? "")" }
    }
}

/// Runs a call that must fail, and returns its error.
func failure(_ call: () async throws -> Void) async -> APIError? {
    do {
        try await call()
        return nil
    } catch {
        return error as? APIError
    }
}
