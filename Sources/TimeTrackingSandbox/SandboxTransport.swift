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

    /// Creates a transport.
    ///
    /// - Parameter sandbox: What answers the requests.
    public init(_ sandbox: Sandbox) {
        self.sandbox = Mutex(sandbox)
    }

    /// How many requests were sent.
    public var count: Int { sent.withLock(\.self) }

    /// Changes the sandbox between requests.
    ///
    /// - Parameter change: Is given the sandbox, while no request is being answered.
    public func change(_ change: (inout Sandbox) -> Void) {
        sandbox.withLock { change(&$0) }
    }

    /// Lets the sandbox answer a request.
    ///
    /// - Throws: `TransportError` with the codes `invalidRequest` and `responseTooLarge`, or `CancellationError`.
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
        let (head, body) = sandbox.withLock { $0.respond(to: request, body: body ?? []) }
        guard body.count <= maximumResponseBytes else {
            throw TransportError(
                .responseTooLarge,
                delivery: .unknown,
                message: "The response is larger than \(maximumResponseBytes) bytes; ask for less or raise the limit."
            )
        }
        return (head, body)
    }
}
