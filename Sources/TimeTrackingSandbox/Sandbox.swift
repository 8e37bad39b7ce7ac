public import HTTPTypes

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// Clockify and Clockwork as one value: it takes requests, remembers what they change, and answers as the services do.
///
/// Clockify's paths begin with `/api/v1/` and Clockwork's with `/v1/`, so that both fit on one loopback socket; the
/// authority is not looked at. A path that the sandbox does not serve is answered like one that does not exist.
///
/// ## Usage
///
/// ```swift
/// var sandbox = Sandbox(now: { Date() })
/// let key = Sandbox.Content.StandardToken.adaClockify
/// let request = HTTPRequest(
///     method: .get, scheme: nil, authority: nil, path: "/api/v1/user",
///     headerFields: [HTTPField.Name("X-Api-Key")!: key]
/// )
/// let (response, body) = sandbox.respond(to: request, body: [])
/// ```
///
/// ## Security
///
/// Any bytes may be sent to it. It accepts only the invented tokens in its content.
public struct Sandbox: Sendable {
    /// What the services know now.
    public var content: Content

    /// What goes wrong on purpose.
    public var faults = Faults()

    /// What becomes of a request with a query name or a body field that its route does not know.
    public var unknownFields = UnknownFields.refused

    private let now: @Sendable () -> Date
    private var window = RateWindow()

    /// Creates a sandbox.
    ///
    /// - Parameters:
    ///   - content: What the services know at first.
    ///   - now: Tells the time; nothing else does.
    public init(_ content: Content = .standard, now: @escaping @Sendable () -> Date) {
        self.content = content
        self.now = now
    }

    /// Answers a request.
    ///
    /// - Parameters:
    ///   - request: The request, of which method, path and header fields count.
    ///   - body: The request's body, empty for none.
    /// - Returns: The response's head and its body.
    public mutating func respond(to request: HTTPRequest, body: [UInt8]) -> (HTTPResponse, [UInt8]) {
        let isHead = request.method == .head
        var call = Call(request, body: body, now: now())
        if isHead { call.method = .get }
        let (head, body) = answer(call).response
        return (head, isHead ? [] : body)
    }

    private mutating func answer(_ call: Call) -> Answer {
        if !faults.nextAnswers.isEmpty {
            return faults.nextAnswers.removeFirst().answer
        }
        if let limit = faults.rateLimit, !window.admits(call.now, limit.requestsPerSecond) {
            return Faults.Answer.tooManyRequests(retryAfter: limit.retryAfter).answer
        }
        if call.path.hasPrefix("/v1/") {
            return Clockwork.answer(call, &content, faults, unknownFields)
        }
        return Clockify.answer(call, &content, faults, unknownFields)
    }
}

extension Sandbox {
    /// What becomes of a request with a query name or a body field that its route does not know.
    public enum UnknownFields: Sendable, Hashable {
        /// It is refused with a message that names the field, so that a client's typing mistake shows.
        ///
        /// So is a body where none is taken, and a name that comes twice where it may come once.
        case refused
        /// It is served as if the field were not there, as Clockify does it.
        case ignored
    }
}

/// How many requests came within the present second.
private struct RateWindow: Sendable {
    private var second = Int.min
    private var count = 0

    mutating func admits(_ now: Date, _ limit: Int) -> Bool {
        let second = Timestamp.seconds(of: now)
        if second != self.second { (self.second, count) = (second, 0) }
        guard count < limit else { return false }
        count += 1
        return true
    }
}
