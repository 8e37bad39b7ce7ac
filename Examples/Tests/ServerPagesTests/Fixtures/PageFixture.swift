import ClockifyAPI
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import ServerPages
import ServerProtection
import ServerRequests
import ServerUsers
import Synchronization
import TimeTrackingKit

/// Weeks that a test wrote down, and the requests for them.
final class WrittenWeeks: WeekSource {
    /// Makes a week for a request.
    typealias Make = @Sendable (WeekRequest) -> WeekContents

    private let make: Make
    private let seen = Mutex<[WeekRequest]>([])

    init(_ make: @escaping Make) {
        self.make = make
    }

    /// The requests so far.
    var requests: [WeekRequest] { seen.withLock(\.self) }

    func week(_ request: WeekRequest) async -> WeekContents {
        seen.withLock { $0.append(request) }
        return make(request)
    }
}

/// Takes the user from the header `X-Test-User`, as the sign-in of a server would from a token.
struct WrittenSignIn: RouterMiddleware {
    typealias Context = ServerRequestContext

    /// Who sends requests without the header, or nil for nobody.
    let user: String?

    @concurrent func handle(
        _ request: Request,
        context: ServerRequestContext,
        next: @concurrent (Request, ServerRequestContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        if let name = request.headers[.testUser] ?? user {
            context.caller.user = try ServerUser(issuer: "test", subject: name)
            context.caller.signIn = .session("s")
        }
        return try await next(request, context)
    }
}

/// The page with what a test wrote down.
enum PageFixture {
    /// Tuesday noon, UTC.
    static let now = moment("2026-11-17T12:00:00Z")

    /// The application that answers with the page.
    ///
    /// - Parameters:
    ///   - mode: Whom it is for.
    ///   - weeks: What it shows.
    ///   - user: Who sends requests that do not say it themselves, or nil for nobody.
    /// - Returns: The application.
    static func app(
        _ mode: PageMode = .server(signInHint: nil),
        _ weeks: WrittenWeeks,
        signedInAs user: String? = nil
    ) -> some ApplicationProtocol {
        let router = Router(context: ServerRequestContext.self)
        router.add(middleware: WrittenSignIn(user: user))
        TimePage(
            mode: mode,
            week: weeks,
            csrfToken: { $0.caller.user == nil ? nil : "csrf-\($0.caller.user?.subject ?? "")" },
            now: { now }
        )
        .addRoutes(to: router)
        return Application(router: router, server: ServerChannels.http1())
    }

    /// The page of a user, and the status that it came with.
    static func page(
        of weeks: WrittenWeeks,
        mode: PageMode = .server(signInHint: nil),
        at address: String = "/",
        user: String? = "ada"
    ) async throws -> (status: HTTPResponse.Status, headers: HTTPFields, text: String) {
        var headers = HTTPFields()
        headers[.testUser] = user
        return try await app(mode, weeks)
            .test(.router) { [headers] client in
                let answer = try await client.execute(uri: address, method: .get, headers: headers)
                return (answer.status, answer.headers, String(buffer: answer.body))
            }
    }

    /// A week in UTC with one project and three entries, one of which runs.
    static func contents(_ request: WeekRequest) -> WeekContents {
        let week = CalendarWeek(containing: request.day, now: request.now, timeZone: .gmt)
        var contents = WeekContents(week: week, clockify: TokenState(.own), clockwork: TokenState(.shared))
        contents.workspaceName = "Analytical Engines"
        contents.projects = [
            WeekProject(id: "a", name: "Website", color: "#0B83D9"),
            WeekProject(id: "b", name: "Support"),
            WeekProject(id: "c", name: "Old machine", isArchived: true),
        ]
        contents.entries = [
            WeekEntry(
                id: "1",
                text: "Draw the header",
                projectID: "a",
                start: moment("2026-11-16T08:00:00Z"),
                end: moment("2026-11-16T11:30:00Z")
            ),
            WeekEntry(
                id: "2",
                text: "Calls",
                projectID: "b",
                start: moment("2026-11-16T12:00:00Z"),
                end: moment("2026-11-16T13:15:00Z")
            ),
        ]
        let running = WeekEntry(
            id: "3",
            text: "Review",
            projectID: "a",
            start: moment("2026-11-17T10:00:00Z"),
            end: nil
        )
        contents.entries.append(running)
        contents.running = running
        contents.hasTimer = true
        contents.hasEntries = true
        return contents
    }

    /// A moment, written down in a form that can be read.
    static func moment(_ text: String) -> Date {
        // Every text in the tests is one.
        (try? Date(text, strategy: .iso8601)) ?? .distantPast
    }
}

extension HTTPField.Name {
    /// The header in which tests say who asks; its name has the characters of one.
    static let testUser = HTTPField.Name("X-Test-User")!
}

extension PageFixture {
    /// A week with work on every day, as somebody would see it on its Thursday.
    static func week(_ request: WeekRequest) -> WeekContents {
        var contents = contents(request)
        contents.projects += [
            WeekProject(id: "d", name: "Migration of the customer database", color: "#C2185B"),
            WeekProject(id: "e", name: "Team"),
        ]
        let spans: [(String, String?, String, String)] = [
            ("a", "Draw the header", "2026-11-16T08:00:00Z", "2026-11-16T11:30:00Z"),
            ("b", "Calls", "2026-11-16T12:00:00Z", "2026-11-16T13:15:00Z"),
            ("e", "Weekly", "2026-11-16T13:30:00Z", "2026-11-16T14:30:00Z"),
            (
                "d", "Compare both schemas, and write down where they differ", "2026-11-17T07:30:00Z",
                "2026-11-17T10:45:00Z"
            ),
            ("a", nil, "2026-11-17T11:00:00Z", "2026-11-17T11:50:00Z"),
        ]
        contents.entries = spans.enumerated()
            .map { index, span in
                WeekEntry(
                    id: "w\(index)",
                    text: span.1,
                    projectID: span.0,
                    start: moment(span.2),
                    end: moment(span.3)
                )
            }
        contents.entries.append(
            WeekEntry(
                id: "n",
                text: "Mail",
                projectID: nil,
                start: moment("2026-11-17T06:45:00Z"),
                end: moment("2026-11-17T07:30:00Z")
            )
        )
        contents.running = nil
        return contents
    }
}
