public import HTTPTypes

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// Clockify and Clockwork as one value: it takes requests, remembers what they change, and answers as the services do.
///
/// Clockify's paths begin with `/api/v1/` and Clockwork's with `/v1/`, so that both fit on one loopback socket; the
/// authority is not looked at. Clockify's reports begin with `/report/v1/`, as on a regional host, or with
/// `/v1/workspaces/`, as on the global one. A path that the sandbox does not serve is answered like one that does not exist.
///
/// Requests are checked more strictly than the services do it: a query name or a body field that is not known is refused
/// (``unknownFields``), because the services would drop it in silence. A rate that is set holds at once, also when the
/// request says since when.
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

    /// Whether requests are recorded, which they are not at first.
    public var isRecording = false

    /// The requests that came while they were recorded, oldest first.
    public private(set) var records: [SandboxExchangeRecord] = []

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
    /// A delay is left out. Where the connection would be reset the answer is a gateway's with status 502, and where none
    /// would come it is one with status 504.
    ///
    /// - Parameters:
    ///   - request: The request, of which method, path and header fields count.
    ///   - body: The request's body, empty for none.
    /// - Returns: The response's head and its body.
    public mutating func respond(to request: HTTPRequest, body: [UInt8]) -> (HTTPResponse, [UInt8]) {
        switch exchange(for: request, body: body) {
        case .answer(let head, let body, after: _): (head, body)
        case .reset: Faults.Answer.page(.badGateway).answer.response
        case .silence: Faults.Answer.page(.gatewayTimeout).answer.response
        }
    }

    /// Takes a request, acts upon it, and says what becomes of it, faults of the connection among that.
    ///
    /// - Parameters:
    ///   - request: The request, of which method, path and header fields count.
    ///   - body: The request's body, empty for none.
    /// - Returns: An answer and when it comes, or what happens in its place.
    public mutating func exchange(for request: HTTPRequest, body: [UInt8]) -> Exchange {
        let isHead = request.method == .head
        var call = Call(request, body: body, now: now())
        if isHead { call.method = .get }
        var exchange = exchange(call, method: request.method)
        if isHead, case .answer(let head, _, let delay) = exchange { exchange = .answer(head, [], after: delay) }
        if isRecording { records.append(record(of: request, body, exchange)) }
        return exchange
    }

    /// Takes out what was recorded so far.
    ///
    /// - Returns: The records, oldest first.
    public mutating func takeRecords() -> [SandboxExchangeRecord] {
        defer { records = [] }
        return records
    }

    private mutating func exchange(_ call: Call, method: HTTPRequest.Method) -> Exchange {
        if !faults.nextAnswers.isEmpty { return .now(faults.nextAnswers.removeFirst().answer) }
        switch faults.effect(on: method, path: call.path)?.kind {
        case nil: return .now(answer(call))
        case .answer(let answer): return .now(answer.answer)
        case .tooManyRequests(let pause): return .now(pause.answer(now: call.now).answer)
        case .delay(let delay):
            let (head, body) = answer(call).response
            return .answer(head, body, after: max(.zero, delay))
        case .resetBeforeActing: return .reset
        case .resetAfterActing:
            _ = answer(call)
            return .reset
        case .withheldAnswer:
            _ = answer(call)
            return .silence
        }
    }

    private mutating func answer(_ call: Call) -> Answer {
        if let limit = faults.rateLimit, !window.admits(call.now, limit.requestsPerSecond) {
            return Faults.Answer.tooManyRequests(retryAfter: limit.retryAfter).answer
        }
        // Reports have a host of their own, whose paths begin as Clockwork's do.
        if call.path.hasPrefix("/v1/"), !call.path.hasPrefix("/v1/workspaces/") {
            return Clockwork.answer(call, &content, faults, unknownFields)
        }
        return Clockify.answer(call, &content, faults, unknownFields)
    }

    private func record(of request: HTTPRequest, _ body: [UInt8], _ exchange: Exchange) -> SandboxExchangeRecord {
        var status: HTTPResponse.Status?
        if case .answer(let head, _, after: _) = exchange { status = head.status }
        return SandboxExchangeRecord(
            method: request.method,
            path: request.path ?? "",
            contentType: request.headerFields[.contentType],
            body: body,
            status: status
        )
    }
}

extension Sandbox.Exchange {
    /// An answer without delay.
    fileprivate static func now(_ answer: Answer) -> Self {
        let (head, body) = answer.response
        return .answer(head, body, after: .zero)
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
