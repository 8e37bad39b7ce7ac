import AsyncHTTPClient
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOHTTP1

// usage: bare-proxy UPSTREAM PORT
//
// What timetrack-server is compared with: it hands a request on and the answer back, and looks at nothing.

let arguments = CommandLine.arguments
guard arguments.count == 3, let port = Int(arguments[2]) else {
    print("usage: bare-proxy UPSTREAM PORT")
    throw UsageError()
}
let upstream = arguments[1]
let client = HTTPClient(eventLoopGroupProvider: .singleton)
let router = Router()

router.post("api/timers/start") { request, _ in
    var outgoing = HTTPClientRequest(url: upstream + "/v1/start_timer")
    outgoing.method = .POST
    outgoing.headers.add(name: "Content-Type", value: "application/json")
    outgoing.headers.add(name: "Authorization", value: "Token \(request.headers[tokenHeader] ?? "")")
    outgoing.body = .bytes(try await request.body.collect(upTo: 1 << 16))
    return try await handOn(outgoing)
}
router.get("api/clockify/user") { request, _ in
    var outgoing = HTTPClientRequest(url: upstream + "/api/v1/user")
    outgoing.headers.add(name: "X-Api-Key", value: request.headers[tokenHeader] ?? "")
    return try await handOn(outgoing)
}
let server = Application(
    router: router,
    configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: port)),
    logger: Logger(label: "bare-proxy") { _ in SwiftLogNoOpLogHandler() }
)
try await server.runService()
try await client.shutdown().get()

/// Sends a request to the other side and answers as it does.
@Sendable
func handOn(_ request: HTTPClientRequest) async throws -> Response {
    let answer = try await client.execute(request, timeout: .seconds(10))
    let body = try await answer.body.collect(upTo: 1 << 20)
    return Response(
        status: HTTPResponse.Status(code: Int(answer.status.code)),
        headers: [.contentType: "application/json"],
        body: ResponseBody(byteBuffer: body)
    )
}

/// The program was called in another way than it can be.
struct UsageError: Error {}
