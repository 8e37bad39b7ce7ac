public import HTTPTypes
import Synchronization
public import TimeTrackingKit

/// Hands requests to a sandbox as a socket would, with the credential in its header.
///
/// ## Usage
///
/// ```swift
/// let transport = SandboxTransport(Sandbox(now: { Date() }))
/// let client = Clockify.Client(transport: transport, tokens: tokens)
/// ```
public final class SandboxTransport: HTTPTransport {
    private let sandbox: Mutex<Sandbox>
    private let sent = Mutex(0)
    private let clock: InjectedClock

    /// Creates a transport.
    ///
    /// - Parameters:
    ///   - sandbox: What answers the requests.
    ///   - clock: Passes the time in which an answer is late or does not come.
    public init(_ sandbox: Sandbox, clock: some Clock<Duration> = ContinuousClock()) {
        self.sandbox = Mutex(sandbox)
        self.clock = InjectedClock(clock)
    }

    /// How many requests were sent.
    public var count: Int { sent.withLock(\.self) }

    /// What was recorded so far, oldest first; nothing unless the sandbox's `isRecording` is true.
    public var records: [SandboxExchangeRecord] { sandbox.withLock(\.records) }

    /// Changes the sandbox between requests.
    ///
    /// - Parameter change: Is given the sandbox, while no request is being answered.
    public func change(_ change: (inout Sandbox) -> Void) {
        sandbox.withLock { change(&$0) }
    }

    /// Lets the sandbox answer a request.
    ///
    /// - Throws: `TransportError` with the codes `invalidRequest`, `disconnected`, `timedOut` and `responseTooLarge`, or
    ///   `CancellationError`.
    public func send(
        _ request: HTTPRequest,
        body: [UInt8]?,
        authorization: Authorization?,
        timeout: Duration,
        maximumResponseBytes: Int
    ) async throws -> (HTTPResponse, [UInt8]) {
        try Task.checkCancellation()
        var request = request
        if let field = try authorization?.headerField() { request.headerFields.append(field) }
        sent.withLock { $0 += 1 }
        let (head, body) = try await outcome(
            of: sandbox.withLock { $0.exchange(for: request, body: body ?? []) },
            within: timeout
        )
        guard body.count <= maximumResponseBytes else {
            throw TransportError(
                .responseTooLarge,
                delivery: .unknown,
                message: "The response is larger than \(maximumResponseBytes) bytes; ask for less or raise the limit."
            )
        }
        return (head, body)
    }

    private func outcome(of exchange: Sandbox.Exchange, within timeout: Duration) async throws
        -> (HTTPResponse, [UInt8])
    {
        switch exchange {
        case .answer(let head, let body, .zero): return (head, body)
        case .answer(let head, let body, let delay) where delay < timeout:
            try await clock.sleep(delay)
            return (head, body)
        case .answer, .silence:
            try await clock.sleep(timeout)
            throw TransportError(
                .timedOut,
                delivery: .unknown,
                message: "No answer came within \(timeout); find out whether the request took effect, or wait longer."
            )
        case .reset:
            throw TransportError(
                .disconnected,
                delivery: .unknown,
                message: "The connection was reset before an answer came; find out whether the request took effect."
            )
        }
    }
}
