import ClockifyAPI
import HTTPTypes
import Testing
import TimeTrackingKit
import TimeTrackingTesting

@Suite
struct OperationTests {
    private struct Holiday: Decodable, Sendable, Identifiable, Equatable {
        var id: String
    }

    private struct Named: Encodable {
        var name: String
    }

    private let holidays = Clockify.Operation(
        .get,
        "/v1/workspaces/{workspaceId}/holidays",
        ["workspaceId": workspace.rawValue]
    )

    @Test
    func theVersionInThePathIsTheSites() async throws {
        let transport = StubTransport { _ in .response(json: "[]") }
        let client = Clockify.Client.test(transport)
        #expect(try await client.send(holidays, as: [Holiday].self) == [])
        _ = try await client.send(
            Clockify.Operation(.get, "workspaces/{w}/holidays", ["w": workspace.rawValue]),
            as: [Holiday].self
        )
        let target = "GET /api/v1/workspaces/\(workspace)/holidays"
        #expect(transport.targets == [target, target])
        #expect(transport.exchanges.first?.authorization?.name.rawName == "X-Api-Key")
    }

    @Test
    func aParameterIsOneSegmentWhateverItContains() async throws {
        let transport = StubTransport(.response(json: "{}"))
        let operation = Clockify.Operation(
            .get,
            "/v1/workspaces/{workspaceId}/invoices/{invoiceId}",
            ["workspaceId": "a/../b?c=d#e", "invoiceId": "ü"],
            query: ["tag": "x&y", "tag": "z"]
        )
        _ = try await Clockify.Client.test(transport).send(operation, as: JSONValue.self)
        #expect(
            transport.targets == ["GET /api/v1/workspaces/a%2F..%2Fb%3Fc%3Dd%23e/invoices/%C3%BC?tag=x%26y&tag=z"]
        )
    }

    @Test(arguments: ["", ".", ".."])
    func aValueThatIsNoSegmentIsRefused(value: String) async throws {
        let transport = StubTransport(.response(json: "{}"))
        let operation = Clockify.Operation(.get, "/v1/workspaces/{workspaceId}", ["workspaceId": value])
        let error = await failure { try await Clockify.Client.test(transport).send(operation) }
        #expect(error?.code == .invalidRequest)
        #expect(transport.exchanges.isEmpty)
    }

    @Test
    func pathAndParametersMustMatch() async throws {
        let transport = StubTransport(.response(json: "{}"))
        let client = Clockify.Client.test(transport)
        let missing = await failure { try await client.send(Clockify.Operation(.get, "/v1/workspaces/{workspaceId}")) }
        #expect(missing?.code == .invalidRequest)
        #expect(missing?.message == "The path has {workspaceId}, for which there is no parameter; add it.")
        let unused = await failure {
            try await client.send(Clockify.Operation(.get, "/v1/user", ["userId": user.rawValue]))
        }
        #expect(unused?.message == "The path has no place for userId; correct the names.")
        #expect(transport.exchanges.isEmpty)
    }

    @Test
    func eachHostOfTheSite() async throws {
        let transport = StubTransport { _ in .response(json: "{}") }
        let client = Clockify.Client(
            site: .regional(.germany, subdomain: try Clockify.Subdomain("acme")),
            transport: transport,
            tokens: FixedTokenProvider(Credential(secret: .testing(canary)))
        )
        for host in [Clockify.Operation.Host.api, .reports, .auditLog] {
            try await client.send(Clockify.Operation(.post, "/v1/x", host: host).sending(Named(name: "n")))
        }
        #expect(
            transport.exchanges.map { "\($0.request.authority ?? "")\($0.request.path ?? "")" } == [
                "euc1.clockify.me/api/v1/x", "acme.clockify.me/report/v1/x", "auditlog-api.api.clockify.me/v1/x",
            ]
        )
        #expect(transport.bodies == Array(repeating: #"{"name":"n"}"#, count: 3))
    }

    @Test
    func anyBodyAndAnyAnswer() async throws {
        let transport = StubTransport(.response(json: "%PDF-"))
        let operation = Clockify.Operation(.post, "/v1/file")
            .sending(Array("--b".utf8), as: "multipart/form-data; boundary=b")
        #expect(try await Clockify.Client.test(transport).send(operation) == Array("%PDF-".utf8))
        let exchange = try #require(transport.exchanges.first)
        #expect(exchange.request.headerFields[.contentType] == "multipart/form-data; boundary=b")
        #expect(exchange.body == Array("--b".utf8))
    }

    @Test
    func anErrorNamesThePathAndNoValue() async throws {
        let transport = StubTransport(
            .response(status: .badRequest, json: #"{"message": "Holiday doesn't belong to Workspace", "code": 501}"#)
        )
        let error = try #require(
            await failure { _ = try await Clockify.Client.test(transport).send(holidays, as: [Holiday].self) }
        )
        #expect(error.operation == "Clockify.GET /v1/workspaces/{workspaceId}/holidays")
        #expect(error.code == .validation)
        #expect(!"\(error)".contains(workspace.rawValue))
    }

    @Test
    func onlyOneThingThatIsReadIsNotFound() async throws {
        let client = Clockify.Client.test(StubTransport { _ in refusal501 })
        let path = "/v1/workspaces/{workspaceId}"
        let values = ["workspaceId": workspace.rawValue]
        let codes = [
            await failure { try await client.send(Clockify.Operation(.get, path, values)) },
            await failure { try await client.send(Clockify.Operation(.get, path, values, query: ["status": "GONE"])) },
            await failure { try await client.send(holidays) },
            await failure { try await client.send(Clockify.Operation(.delete, path, values)) },
        ]
        #expect(codes.map(\.?.code) == [.notFound, .validation, .validation, .validation])
    }

    @Test
    func withABodyTheSameRefusalIsAboutWhatWasSent() async throws {
        let transport = StubTransport(.response(status: .badRequest, json: #"{"message": "no", "code": 501}"#))
        let operation = try Clockify.Operation(.put, "/v1/x").sending(Named(name: "n"))
        #expect(await failure { try await Clockify.Client.test(transport).send(operation) }?.code == .validation)
    }
}
