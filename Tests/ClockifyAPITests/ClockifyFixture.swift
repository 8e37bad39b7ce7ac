import ClockifyAPI
import HTTPTypes
import TimeTrackingKit
import TimeTrackingTesting

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A key that tests plant and then look for.
let canary = "canary-key-0123456789abcdef"

let workspace = Clockify.WorkspaceID("64a000000000000000000001")
let user = Clockify.UserID("64a0000000000000000000aa")

extension Clockify.Client {
    /// A client of the global API that holds the planted key.
    static func test(_ transport: any HTTPTransport, endpoint: ServiceEndpoint = .clockify) -> Clockify.Client {
        let credential = Credential(secret: .testing(canary))
        return Clockify.Client(
            site: Clockify.Site(api: endpoint),
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

    /// The bodies as texts; nil where there was none.
    var bodies: [String?] {
        exchanges.map { exchange in exchange.body.map { String(decoding: $0, as: UTF8.self) } }
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

/// A moment from its text.
func moment(_ text: String) throws -> Date {
    try Date.ISO8601FormatStyle().parse(text)
}

extension HTTPFields {
    /// The header that says whether a page is the last one.
    static func lastPage(_ value: Bool) throws -> HTTPFields {
        guard let name = HTTPField.Name("last-page") else { return [:] }
        return [name: "\(value)"]
    }
}
