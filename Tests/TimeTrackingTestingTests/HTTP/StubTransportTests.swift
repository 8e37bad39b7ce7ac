import HTTPTypes
import Testing
import TimeTrackingKit
import TimeTrackingTesting

@Suite struct StubTransportTests {
    private let request = HTTPRequest(method: .get, scheme: "https", authority: "api.example", path: "/v1/user?x=1")

    private func send(
        _ request: HTTPRequest,
        to transport: StubTransport,
        authorization: Authorization? = nil,
        maximumResponseBytes: Int = 1000
    ) async throws -> (HTTPResponse, [UInt8]) {
        try await transport.send(
            request,
            body: Array("{}".utf8),
            authorization: authorization,
            timeout: .seconds(3),
            maximumResponseBytes: maximumResponseBytes
        )
    }

    @Test func answersInTurnAndThenFails() async throws {
        let transport = StubTransport(.response(status: .unauthorized), .response(json: #"{"id": "u1"}"#))
        #expect(try await send(request, to: transport).0.status == .unauthorized)
        let (head, body) = try await send(request, to: transport)
        #expect(head.status == .ok)
        #expect(head.headerFields[.contentType] == "application/json")
        #expect(String(decoding: body, as: UTF8.self) == #"{"id": "u1"}"#)
        let error = try await #require(throws: TransportError.self) { try await send(request, to: transport) }
        #expect(error.code == .invalidRequest)
    }

    @Test func recordsWhatReachedIt() async throws {
        let transport = StubTransport { _ in .response() }
        let secret = Secret.testing("the secret of ada")
        let name = try #require(HTTPField.Name("X-Api-Key"))
        _ = try await send(request, to: transport, authorization: Authorization(name: name, secret: secret))
        var other = request
        other.method = .post
        other.path = "/v1/user"
        _ = try await send(other, to: transport)
        #expect(transport.exchanges.map(\.number) == [1, 2])
        #expect(transport.exchanges(to: "/v1/user").count == 2)
        #expect(transport.exchanges(to: "/v1/user", method: .post).map(\.number) == [2])
        #expect(transport.exchanges(to: "/v1").isEmpty)
        let first = try #require(transport.exchanges.first)
        #expect(first.authorization?.secret.compared(to: secret) == .same)
        #expect(first.bodyText == "{}")
        #expect(first.timeout == .seconds(3))
        #expect(LeakDetector(secret).leaks(inPrintsOf: transport.exchanges).isEmpty)
    }

    @Test func refusesABodyBeyondTheLimit() async throws {
        let transport = StubTransport(.response(json: "[1, 2, 3]"))
        let error = try await #require(throws: TransportError.self) {
            try await send(request, to: transport, maximumResponseBytes: 8)
        }
        #expect(error.code == .responseTooLarge)
    }

    @Test func hangsUntilItIsCancelled() async {
        let (arrivals, arrival) = AsyncStream.makeStream(of: Void.self)
        let transport = StubTransport { _ in
            arrival.yield()
            try await StubTransport.hangUntilCancelled()
        }
        let call = Task { try await send(request, to: transport) }
        for await _ in arrivals { break }
        call.cancel()
        await #expect(throws: CancellationError.self) { try await call.value }
    }

    @Test func aCancelledTaskSendsNothing() async {
        let transport = StubTransport { _ in .response() }
        let call = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try await send(request, to: transport)
        }
        await #expect(throws: CancellationError.self) { try await call.value }
        #expect(transport.exchanges.isEmpty)
    }
}
