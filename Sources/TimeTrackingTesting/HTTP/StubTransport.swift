public import HTTPTypes
import Synchronization
public import TimeTrackingKit

/// A transport that answers from a closure and records what it was asked to send.
///
/// ## Usage
///
/// ```swift
/// let transport = StubTransport { exchange in
///     .response(status: .ok, json: #"{"id": "u1"}"#)
/// }
/// ```
///
/// A closure that throws `TransportError` plays a network that fails, and one that calls ``hangUntilCancelled()`` a
/// server that never answers. Timeouts are recorded and not measured: throw `timedOut` to play one.
///
/// ## Security
///
/// A recorded exchange keeps the `Authorization` as a value; compare its secret, it does not print.
public final class StubTransport: HTTPTransport {
    /// One request as it reached the transport.
    public struct Exchange: Sendable {
        /// Which request this is, counted from 1.
        public var number: Int
        /// The request, without the credential.
        public var request: HTTPRequest
        /// The body, or nil when there was none.
        public var body: [UInt8]?
        /// The credential, or nil when there was none.
        public var authorization: Authorization?
        /// How long the exchange may take.
        public var timeout: Duration
        /// The largest body to accept.
        public var maximumResponseBytes: Int

        /// The path without its query, or an empty text when the request has none.
        public var path: String { String((request.path ?? "").prefix { $0 != "?" }) }

        /// The body as text, or an empty one when there was none.
        public var bodyText: String { String(decoding: body ?? [], as: UTF8.self) }
    }

    /// What the transport answers.
    public struct Answer: Sendable {
        /// The response's head.
        public var head: HTTPResponse
        /// The response's body.
        public var body: [UInt8]

        /// Creates an answer.
        public init(head: HTTPResponse, body: [UInt8] = []) {
            self.head = head
            self.body = body
        }

        /// An answer with a JSON body.
        ///
        /// - Parameters:
        ///   - status: The status.
        ///   - json: The body.
        ///   - headers: Further header fields.
        /// - Returns: The answer.
        public static func response(
            status: HTTPResponse.Status = .ok,
            json: String = "",
            headers: HTTPFields = [:]
        ) -> Answer {
            var fields = headers
            if fields[.contentType] == nil { fields[.contentType] = "application/json" }
            return Answer(head: HTTPResponse(status: status, headerFields: fields), body: Array(json.utf8))
        }
    }

    private let answer: @Sendable (Exchange) async throws -> Answer
    private let recorded = Mutex<[Exchange]>([])

    /// Creates a transport.
    ///
    /// - Parameter answer: Answers each request; may throw `TransportError`.
    public init(_ answer: @escaping @Sendable (Exchange) async throws -> Answer) {
        self.answer = answer
    }

    /// Creates a transport that gives these answers in turn, and fails when asked once more.
    public convenience init(_ answers: Answer...) {
        self.init { exchange in
            guard answers.indices.contains(exchange.number - 1) else {
                // Not `unreachable`: that would be retried.
                throw TransportError(
                    .invalidRequest,
                    delivery: .notSent,
                    message: "The stub has \(answers.count) answers and was asked for one more; add it."
                )
            }
            return answers[exchange.number - 1]
        }
    }

    /// Everything that was sent, in order.
    public var exchanges: [Exchange] { recorded.withLock(\.self) }

    /// Returns what was sent to one path.
    ///
    /// - Parameters:
    ///   - path: The path without its query, for example `/api/v1/user`.
    ///   - method: The method, or nil for any.
    /// - Returns: The exchanges, in order.
    public func exchanges(to path: String, method: HTTPRequest.Method? = nil) -> [Exchange] {
        exchanges.filter { exchange in
            exchange.path == path && (method == nil || exchange.request.method == method)
        }
    }

    /// Waits until the task is cancelled, as for a server that never answers.
    ///
    /// - Throws: `CancellationError`, always.
    public static func hangUntilCancelled() async throws -> Never {
        // Nobody moves this clock.
        while true { try await ManualClock().sleep(for: .seconds(1)) }
    }

    /// Records the request and answers it, unless the task was cancelled before.
    public func send(
        _ request: HTTPRequest,
        body: [UInt8]?,
        authorization: Authorization?,
        timeout: Duration,
        maximumResponseBytes: Int
    ) async throws -> (HTTPResponse, [UInt8]) {
        try Task.checkCancellation()
        let exchange = recorded.withLock { recorded in
            let exchange = Exchange(
                number: recorded.count + 1,
                request: request,
                body: body,
                authorization: authorization,
                timeout: timeout,
                maximumResponseBytes: maximumResponseBytes
            )
            recorded.append(exchange)
            return exchange
        }
        let answer = try await answer(exchange)
        guard answer.body.count <= maximumResponseBytes else {
            throw TransportError(
                .responseTooLarge,
                delivery: .unknown,
                message: "The response is larger than \(maximumResponseBytes) bytes; ask for less or raise the limit."
            )
        }
        return (answer.head, answer.body)
    }
}
