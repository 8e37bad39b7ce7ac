import ClockifyAPI
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import ServerRelay
import ServerRequests
import ServerTokens
import ServerUsers
import Synchronization
import Testing
import TimeTrackingKit
import TimeTrackingSandbox
import TimeTrackingTesting

/// A relay in front of a sandbox, or of a transport that misbehaves.
final class RelayFixture: Sendable {
    typealias Token = Sandbox.Content.StandardToken

    // The names are valid field names, so the initializers do not return nil.
    static let tokenHeader = HTTPField.Name("X-Clockwork-Token")!
    static let userHeader = HTTPField.Name("X-Test-User")!

    /// 5 January 2026, noon in UTC.
    static let noon = Date(timeIntervalSince1970: 1_767_614_400)

    /// Identifiers of the sandbox's standard content.
    enum ID {
        static let ada = "ac0000000000000000000001"
        static let grace = "ac0000000000000000000002"
        static let shared = "ac0000000000000000000003"
        static let engines = "b00000000000000000000001"
        static let compilers = "b00000000000000000000002"
    }

    let sandbox: SandboxTransport
    let transport: any HTTPTransport
    let users: InMemoryCredentialStore
    let standings = TestStandings()
    let audit = TestAudit()
    let time = Mutex(RelayFixture.noon)
    let timerChanges = Mutex<[ClockworkTimerChange]>([])
    let testsLeft: Mutex<Int>
    /// What the log would be told of each request, oldest first.
    let notes = Mutex<[RequestNotes]>([])
    private let rules: SharedTokenRules
    private let port: Int?
    private let timeout: Duration
    private let faults: [StoreFault]
    private let sharedTokens: [String: String]

    init(
        _ rules: SharedTokenRules = SharedTokenRules(),
        transport: (any HTTPTransport)? = nil,
        faults: [StoreFault] = [],
        sharedClockify: String? = nil,
        tokenTests: Int = 100,
        port: Int? = nil,
        timeout: Duration = .seconds(7)
    ) {
        self.rules = rules
        self.port = port
        self.timeout = timeout
        self.faults = faults
        self.sandbox = SandboxTransport(Sandbox(now: { RelayFixture.noon }))
        self.transport = transport ?? sandbox
        self.users = InMemoryCredentialStore()
        self.testsLeft = Mutex(tokenTests)
        self.sharedTokens = [
            "CLOCKWORK_API_TOKEN": Token.sharedClockwork,
            "CLOCKIFY_API_KEY": sharedClockify ?? Token.sharedClockify,
        ]
    }

    static func user(_ name: String) throws -> ServerUser {
        try ServerUser(issuer: "https://id.example.com", subject: name)
    }

    /// Saves a token as if its user had connected it.
    func connect(
        _ name: String,
        to service: TimeService,
        _ token: String,
        _ attributes: [String: String] = [:]
    ) async throws {
        let credential = Credential(secret: Secret(utf8: token), attributes: attributes)
        try await users.store(credential, for: service.key(of: Self.user(name).id))
    }

    func credential(_ name: String, _ service: TimeService) async throws -> Credential? {
        try await users.credential(for: service.key(of: Self.user(name).id))
    }

    private func tokens(_ service: TimeService, header: HTTPField.Name?, variable: String) throws -> ServiceTokens {
        let key = try CredentialKey(service: service.rawValue, account: "shared token")
        let environment = EnvironmentCredentialStore(
            [key: EnvironmentVariable(variable)],
            environment: sharedTokens
        )
        return ServiceTokens(
            service: service,
            header: header,
            store: FaultInjectingStore(users, faults: faults),
            shared: SharedToken(environment: environment, key: key),
            spenders: rules.spenders,
            standings: standings
        )
    }

    /// The services at their own addresses, or on a socket of this machine.
    private var upstream: Upstream {
        get throws {
            guard let port else { return Upstream(transport: transport, timeout: timeout) }
            return Upstream(
                transport: transport,
                clockwork: try ServiceEndpoint("http://127.0.0.1:\(port)/v1"),
                clockify: Clockify.Site(api: try ServiceEndpoint("http://127.0.0.1:\(port)/api/v1")),
                timeout: timeout
            )
        }
    }

    func relay() throws -> Relay {
        Relay(
            clockwork: try tokens(.clockwork, header: Self.tokenHeader, variable: "CLOCKWORK_API_TOKEN"),
            clockify: try tokens(.clockify, header: nil, variable: "CLOCKIFY_API_KEY"),
            rules: rules,
            upstream: try upstream,
            audit: audit,
            tokenTests: { [self] _ in
                let left = testsLeft.withLock { left in
                    left -= 1
                    return left
                }
                return left < 0 ? .milliseconds(41_500) : nil
            },
            onTimerChange: { [self] change in timerChanges.withLock { $0.append(change) } },
            now: { [self] in time.withLock { $0 } }
        )
    }

    /// Sends a request, and makes sure that no token is in the answer.
    func send(
        _ method: HTTPRequest.Method,
        _ path: String,
        as user: String? = nil,
        token: String? = nil,
        json: String? = nil,
        contentType: String = "application/json",
        _ sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> Reply {
        let router = Router(context: ServerRequestContext.self)
        router.add(middleware: SignIn { [self] notes in self.notes.withLock { $0.append(notes) } })
        try relay().addRoutes(to: router)
        var headers = HTTPFields()
        headers[Self.userHeader] = user
        headers[Self.tokenHeader] = token
        if json != nil { headers[.contentType] = contentType }
        let fields = headers
        let reply = try await Application(router: router)
            .test(.router) { client in
                try await client.execute(
                    uri: path,
                    method: method,
                    headers: fields,
                    body: json.map { ByteBuffer(string: $0) }
                ) { response in
                    Reply(
                        status: response.status,
                        headers: response.headers,
                        body: Array(response.body.readableBytesView)
                    )
                }
            }
        let all = reply.headers.map { "\($0.name): \($0.value)" }.joined(separator: "\n") + reply.text
        for secret in Self.tokens + [token].compactMap(\.self) where secret.count >= 8 {
            let leaks = LeakDetector(Secret(utf8: secret)).leaks(in: all)
            #expect(leaks.isEmpty, "a token is in the answer", sourceLocation: sourceLocation)
        }
        return reply
    }

    private static let tokens = [
        Token.adaClockify, Token.graceClockify, Token.sharedClockify, Token.adaClockwork, Token.graceClockwork,
        Token.sharedClockwork,
    ]
}

/// Signs in whom a header of the test names.
private struct SignIn: RouterMiddleware {
    typealias Context = ServerRequestContext

    let observe: @Sendable (RequestNotes) -> Void

    func handle(
        _ request: Request,
        context: ServerRequestContext,
        next: @concurrent (Request, ServerRequestContext) async throws -> Response
    ) async throws -> Response {
        observe(context.notes)
        var context = context
        if let name = request.headers[RelayFixture.userHeader] {
            context.caller = Caller(user: try RelayFixture.user(name), signIn: .bearer, address: "127.0.0.1")
        }
        return try await next(request, context)
    }
}
