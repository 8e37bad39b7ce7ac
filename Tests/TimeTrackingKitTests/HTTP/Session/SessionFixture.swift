import HTTPTypes
import Synchronization
import TimeTrackingKit
import TimeTrackingTesting

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A token that tests plant and then look for.
let canary = "canary-token-0123456789abcdef"

/// Gives tokens in turn, the last one again and again, and remembers what was refused.
final class ScriptedTokens: TokenProvider {
    private struct State {
        var asked = 0
        var refused: [TokenResolution] = []
    }

    private let resolutions: [TokenResolution]
    private let state = Mutex(State())

    init(_ resolutions: TokenResolution...) {
        self.resolutions = resolutions
    }

    /// How often a token was asked for.
    var asked: Int { state.withLock(\.asked) }

    /// Where the refused tokens came from, in order.
    var refused: [TokenSource] { state.withLock { $0.refused.map(\.source) } }

    func token() async throws -> TokenResolution {
        state.withLock { state in
            state.asked += 1
            return resolutions[min(state.asked, resolutions.count) - 1]
        }
    }

    func invalidate(_ resolution: TokenResolution) async {
        state.withLock { $0.refused.append(resolution) }
    }
}

extension TokenResolution {
    /// A token of the program's own.
    static func provided(_ token: String, attributes: [String: String] = [:]) -> TokenResolution {
        TokenResolution(
            credential: Credential(secret: .testing(token), attributes: attributes),
            source: .provided
        )
    }

    /// A token that came with a request.
    static func header(_ token: String) -> TokenResolution {
        TokenResolution(
            credential: Credential(secret: .testing(token)),
            source: .header(name: "X-Test-Token")
        )
    }
}

extension ServiceDialect {
    /// An invented service whose refusals read like `{"code": 7, "text": "…"}`.
    static let test = ServiceDialect(
        name: "Test",
        header: .authorization,
        scheme: "Token",
        meanings: [APIRequest.Refusal(status: 403, vendorCode: 7): .locked],
        readRefusal: { body in
            struct Refusal: Decodable {
                var code: Int?
                var text: String?
            }
            do {
                let refusal = try JSONDecoder().decode(Refusal.self, from: Data(body))
                return RefusalBody(vendorCode: refusal.code, message: refusal.text)
            } catch {
                return nil
            }
        }
    )
}

/// What the invented service answers with.
struct Thing: Decodable, Sendable, Equatable {
    struct Part: Decodable, Sendable, Equatable {
        var size: Int
    }

    var name: String
    var parts: [Part]?
}

extension APISession {
    /// A session with the invented service.
    static func test(
        _ transport: any HTTPTransport,
        tokens: any TokenProvider = ScriptedTokens(.provided(canary)),
        allowedOrigins: Set<Origin> = [],
        maximumResponseBytes: Int = 16 * 1024 * 1024,
        clock: some Clock<Duration> = ContinuousClock()
    ) throws -> APISession {
        APISession(
            service: .test,
            endpoint: try ServiceEndpoint("https://api.example.com/v1"),
            transport: transport,
            tokens: tokens,
            configuration: ClientConfiguration(
                maximumResponseBytes: maximumResponseBytes,
                retry: nil,
                rateLimit: nil,
                allowedOrigins: allowedOrigins
            ),
            clock: clock
        )
    }

    /// Asks for a thing.
    func thing(_ configure: (inout APIRequest) throws -> Void = { _ in }) async throws -> Thing {
        var request = APIRequest("Test.thing", .get, ["thing"])
        try configure(&request)
        return try await value(of: request)
    }

    /// Asks for a thing and returns the error.
    func failure(_ configure: (inout APIRequest) throws -> Void = { _ in }) async -> APIError? {
        do {
            _ = try await thing(configure)
            return nil
        } catch {
            return error as? APIError
        }
    }
}

/// Everything that printing an error can show.
func printed(_ error: APIError) -> String {
    var text = "\(error) \(String(reflecting: error))"
    dump(error, to: &text)
    return text
}
