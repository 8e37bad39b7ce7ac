import HTTPTypes
public import Hummingbird
public import ServerRequests
import ServerUsers

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// The page on which people see their week, run timers and keep their keys, with its style, script and icon.
///
/// ## Usage
///
/// ```swift
/// let page = TimePage(mode: .local, week: source, csrfToken: { _ in token }, now: { Date() })
/// page.addRoutes(to: router)
/// ```
///
/// ## Security
///
/// No key is ever part of the page: a key goes from a password field to a JSON route and never back. Text from services is
/// escaped and shortened, and the policy of the answer lets the browser run the page's own script alone.
public struct TimePage: Sendable {
    /// Tells the token that the page's requests have to carry, or nil when they need none.
    public typealias CSRFToken = @Sendable (ServerRequestContext) -> String?

    private let mode: PageMode
    private let source: any WeekSource
    private let csrfToken: CSRFToken
    private let now: @Sendable () -> Date

    /// Describes the page.
    ///
    /// - Parameters:
    ///   - mode: Whom it is for.
    ///   - week: Finds what it shows.
    ///   - csrfToken: Tells the token that the page's requests have to carry.
    ///   - now: Tells the time.
    public init(
        mode: PageMode,
        week: any WeekSource,
        csrfToken: @escaping CSRFToken,
        now: @escaping @Sendable () -> Date
    ) {
        self.mode = mode
        self.source = week
        self.csrfToken = csrfToken
        self.now = now
    }

    /// Adds `/`, the files below `/assets/` and `/favicon.ico`, for `GET` and `HEAD`.
    ///
    /// - Parameter router: Gets the routes. What stands before it has to say who the caller is.
    public func addRoutes(to router: some RouterMethods<ServerRequestContext>) {
        for method in [HTTPRequest.Method.get, .head] {
            router.on("/", method: method) { request, context in try await answer(request, context) }
            for asset in Asset.all {
                router.on(RouterPath(asset.path), method: method) { _, _ in asset.answer(isLasting: true) }
            }
            router.on("/favicon.ico", method: method) { _, _ in Asset.icon.answer(isLasting: false) }
        }
    }

    private func answer(_ request: Request, _ context: ServerRequestContext) async throws -> Response {
        guard context.caller.user != nil else { return try PageTemplate.answer(signInView(context)) }
        let asked = request.uri.queryParameters.get("week")
        let day = asked.flatMap(CalendarWeek.day(reading:))
        let now = now()
        let contents = await source.week(
            WeekRequest(
                headers: request.headers,
                caller: context.caller,
                day: day,
                now: now,
                requestID: context.requestID,
                notes: context.notes
            )
        )
        var view = PageView(csrfToken: csrfToken(context))
        view.user = mode.hasSignIn ? context.caller.user.map { PageText.shown($0.subject, atMost: 60) } : nil
        view.canQuit = !mode.hasSignIn
        view.home = HomeView(contents, now: now)
        if asked != nil, day == nil {
            view.home?.notices.append("The address names no day of the calendar, so this is the current week.")
        }
        return try PageTemplate.answer(view, status: contents.isUnavailable ? .serviceUnavailable : .ok)
    }

    private func signInView(_ context: ServerRequestContext) -> PageView {
        var view = PageView(csrfToken: csrfToken(context))
        view.signIn = SignInView(hint: mode.linkedHint, canSignIn: mode.hasSignIn)
        return view
    }
}
