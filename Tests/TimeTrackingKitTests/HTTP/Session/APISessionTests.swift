import HTTPTypes
import Testing
import TimeTrackingKit
import TimeTrackingTesting

/// How a call is put together and its answer taken apart.
@Suite
struct APISessionTests {
    @Test
    func sendsTheTokenBesideTheRequest() async throws {
        let transport = StubTransport(.response(json: #"{"name": "a", "later": 1}"#))
        #expect(try await APISession.test(transport).thing() == Thing(name: "a"))
        let exchange = try #require(transport.exchanges.first)
        #expect(exchange.request.method == .get)
        #expect(exchange.request.scheme == "https")
        #expect(exchange.request.authority == "api.example.com")
        #expect(exchange.request.path == "/v1/thing")
        #expect(exchange.request.headerFields[.accept] == "application/json")
        #expect(exchange.request.headerFields[.contentType] == nil)
        #expect(
            exchange.authorization == Authorization(name: .authorization, scheme: "Token", secret: .testing(canary))
        )
        #expect(exchange.timeout == .seconds(30))
        #expect(exchange.maximumResponseBytes == 16 * 1024 * 1024)
        #expect(!"\(exchange.request)".contains(canary))
    }

    @Test
    func sendsABodyAsJSON() async throws {
        let transport = StubTransport(.response(json: #"{"name": "a"}"#))
        _ = try await APISession.test(transport)
            .thing { request in
                request.method = .post
                try request.encode(["b": "ü/", "a": "x"])
            }
        let exchange = try #require(transport.exchanges.first)
        #expect(exchange.request.headerFields[.contentType] == "application/json")
        #expect(String(decoding: exchange.body ?? [], as: UTF8.self) == #"{"a":"x","b":"ü/"}"#)
    }

    @Test
    func aValueThatJSONCannotHoldIsRefusedBeforeAnythingIsSent() async throws {
        let transport = StubTransport()
        let error = try await APISession.test(transport).failure { try $0.encode(["a": Double.infinity]) }
        #expect(error?.code == .invalidRequest)
        #expect(transport.exchanges.isEmpty)
    }

    @Test
    func anAnswerOfAnotherShapeNamesThePlace() async throws {
        let transport = StubTransport(.response(json: #"{"name": "a", "parts": [{"size": 1}, {"size": "big"}]}"#))
        let error = try #require(await APISession.test(transport).failure())
        #expect(error.code == .decoding)
        #expect(error.codingPath == "parts[1].size")
        #expect(error.status == 200)
        #expect(error.message.contains("parts[1].size"))
        #expect(!printed(error).contains("big"))
    }

    @Test
    func aMissingKeyIsNamed() async throws {
        let error = try #require(await APISession.test(StubTransport(.response(json: "{}"))).failure())
        #expect(error.code == .decoding)
        #expect(error.codingPath == "name")
    }

    @Test(arguments: ["", "<html>TOKEN</html>", #"{"name": "a""#, "\u{FEFF}nonsense"])
    func anAnswerThatIsNotJSONSaysSo(body: String) async throws {
        let error = try #require(
            await APISession.test(StubTransport(.response(json: body.replacing("TOKEN", with: canary)))).failure()
        )
        #expect(error.code == .notJSON)
        #expect(error.message.contains("https://api.example.com/v1"))
        #expect(!printed(error).contains(canary))
    }

    @Test(arguments: ["[", #"{"name":"#], [HTTPResponse.Status.ok, .badRequest])
    func deepNestingIsAnErrorAndNotACrash(opening: String, status: HTTPResponse.Status) async throws {
        let body = String(repeating: opening, count: 100_000)
        let transport = StubTransport(.response(status: status, json: body))
        let error = try #require(await APISession.test(transport).failure())
        #expect(error.code == (status == .ok ? .notJSON : .validation))
    }

    @Test
    func deepNestingInAFieldThatNobodyReadsIsNoCrashEither() async throws {
        let nested = String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)
        let transport = StubTransport(.response(json: #"{"name": "a", "later": \#(nested)}"#))
        #expect(try await APISession.test(transport).failure()?.code == .notJSON)
    }

    @Test
    func aTransportErrorKeepsItsCodeAndDelivery() async throws {
        let transport = StubTransport { _ in
            throw TransportError(.disconnected, delivery: .unknown, message: "The connection ended; try again.")
        }
        let error = try #require(await APISession.test(transport).failure())
        #expect(error.code == .transport)
        #expect(error.transportCode == .disconnected)
        #expect(error.delivery == .unknown)
        #expect(error.status == nil)
        #expect(error.description == "Test.thing: transport: The connection ended; try again.")
        #expect(transport.exchanges.count == 1)
    }

    @Test
    func aBodyBeyondTheLimitIsATransportError() async throws {
        let transport = StubTransport(.response(json: #"{"name": "abcdefgh"}"#))
        let session = try APISession.test(transport, maximumResponseBytes: 8)
        #expect(await session.failure()?.transportCode == .responseTooLarge)
    }

    @Test
    func cancellationStaysCancellation() async throws {
        let session = try APISession.test(StubTransport(.response(json: "{}")))
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try await session.thing()
        }
        await #expect(throws: CancellationError.self) { try await task.value }
    }
}
