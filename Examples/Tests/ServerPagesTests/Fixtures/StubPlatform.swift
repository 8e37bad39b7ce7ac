import Foundation
import HTTPTypes
import Hummingbird
import ServerPages
import ServerProtection
import ServerRequests
import ServerUsers
import Synchronization

/// Stands for the JSON routes: it remembers what it is sent and answers as they do.
final class StubPlatform: Sendable {
    /// What somebody did so far.
    struct State {
        var isConnected = false
        var isDisconnected = false
        var running: WeekEntry?
        var issues: [RunningIssue] = []
        var bodies: [String] = []
        var complaints: [String] = []
    }

    private let state = Mutex(State())

    /// What happened so far.
    var current: State { state.withLock(\.self) }

    /// The application: the page, and routes that answer as those of the server do.
    func app() -> some ApplicationProtocol {
        let router = Router(context: ServerRequestContext.self)
        router.add(middleware: StubSession())
        TimePage(
            mode: .server(signInHint: "https://sign-in.example.com/"),
            week: WrittenWeeks { self.contents($0) },
            csrfToken: { $0.caller.user == nil ? nil : "csrf-token" },
            now: { PageFixture.now }
        )
        .addRoutes(to: router)
        addRoutes(to: router)
        return Application(router: router, server: ServerChannels.http1())
    }

    private func contents(_ request: WeekRequest) -> WeekContents {
        let state = current
        guard state.isConnected else {
            let week = CalendarWeek(containing: request.day, now: request.now, timeZone: .gmt)
            let clockify = TokenState(.none, isDisconnected: state.isDisconnected, offersShared: state.isDisconnected)
            return WeekContents(week: week, clockify: clockify, clockwork: TokenState(.none))
        }
        var contents = PageFixture.week(request)
        contents.entries.removeAll { $0.end == nil }
        contents.running = state.running
        contents.entries += [state.running].compactMap(\.self)
        contents.runningIssues = state.issues
        contents.clockwork = TokenState(.shared)
        return contents
    }

    private func addRoutes(to router: Router<ServerRequestContext>) {
        router.post("/session") { request, _ in
            guard try await self.body(request).contains("good-token") else {
                throw RequestFailure.unauthorized("The token has expired. Get a new one and sign in again.")
            }
            var answer = Response.emptyObject()
            answer.headers[.setCookie] = "session=1; Path=/; HttpOnly; SameSite=Strict"
            return answer
        }
        router.delete("/session") { request, _ in
            _ = try await self.body(request)
            var answer = Response(status: .noContent)
            answer.headers[.setCookie] = "session=; Path=/; Max-Age=0"
            return answer
        }
        router.post("/api/clockify/workspaces") { request, _ in
            guard try await self.body(request).contains("good-key") else {
                throw RequestFailure(.unprocessableContent, "INVALID_KEY", "Clockify refuses this key. Copy it again.")
            }
            let names = ["Analytical Engines", "<b>Compilers</b>"]
            return try Response.json(["workspaces": names.map { ["id": "w-\($0.count)", "name": $0] }])
        }
        router.post("/api/clockify/integration") { request, _ in
            try await self.change(request) { $0.isConnected = true }
        }
        router.delete("/api/clockify/integration") { request, _ in
            try await self.change(request) { ($0.isConnected, $0.isDisconnected) = (false, true) }
        }
        router.post("/api/clockify/timer/start") { request, _ in
            try await self.change(request) { state in
                state.running = WeekEntry(
                    id: "9",
                    text: "Write the manual",
                    projectID: "b",
                    start: PageFixture.now.addingTimeInterval(-65),
                    end: nil
                )
            }
        }
        router.post("/api/clockify/timer/stop") { request, _ in
            try await self.change(request) { $0.running = nil }
        }
        router.post("/api/timers/start") { request, _ in
            try await self.change(request) { state in
                state.issues = [RunningIssue(issueKey: "PROJ-7", comment: nil, start: PageFixture.now)]
            }
        }
        router.post("/api/timers/stop") { request, _ in
            try await self.change(request) { $0.issues = [] }
        }
        router.post("/api/settings/validate") { request, _ in
            _ = try await self.body(request)
            return try Response.json(["valid": false])
        }
    }

    private func change(_ request: Request, _ change: @Sendable (inout State) -> Void) async throws -> Response {
        _ = try await body(request)
        state.withLock { change(&$0) }
        return .emptyObject()
    }

    /// Takes down a body, and what is wrong with its request.
    private func body(_ request: Request) async throws -> String {
        let text = String(buffer: try await request.body.collect(upTo: 10_000))
        state.withLock { state in
            state.bodies.append("\(request.method) \(request.uri.path) \(text)")
            if request.uri.path != "/session" || request.method == .delete,
                request.headers[.csrf] != "csrf-token"
            {
                state.complaints.append("\(request.uri.path) without the token against forgery")
            }
            if !text.isEmpty, request.headers[.contentType] != "application/json" {
                state.complaints.append("\(request.uri.path) is not sent as JSON")
            }
        }
        return text
    }
}

/// Takes everybody who has the session's cookie for Ada.
private struct StubSession: RouterMiddleware {
    typealias Context = ServerRequestContext

    @concurrent func handle(
        _ request: Request,
        context: ServerRequestContext,
        next: @concurrent (Request, ServerRequestContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        if request.headers[.cookie]?.contains("session=1") == true {
            context.caller.user = try ServerUser(issuer: "test", subject: "ada@example.com")
            context.caller.signIn = .session("1")
        }
        return try await next(request, context)
    }
}

extension HTTPField.Name {
    /// Its name has the characters of one.
    fileprivate static let csrf = HTTPField.Name("X-CSRF-Token")!
}
