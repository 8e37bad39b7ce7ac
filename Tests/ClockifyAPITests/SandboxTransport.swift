import HTTPTypes
import Synchronization
import TimeTrackingKit
import TimeTrackingSandbox

/// Hands requests to a sandbox as a socket would, with the credential in its header.
final class SandboxTransport: HTTPTransport {
    private let sandbox: Mutex<Sandbox>
    private let sent = Mutex(0)

    init(_ sandbox: Sandbox) {
        self.sandbox = Mutex(sandbox)
    }

    /// How many requests were sent.
    var count: Int { sent.withLock(\.self) }

    /// Changes the sandbox between requests.
    func change(_ change: (inout Sandbox) -> Void) {
        sandbox.withLock { change(&$0) }
    }

    func send(
        _ request: HTTPRequest,
        body: [UInt8]?,
        authorization: Authorization?,
        timeout: Duration,
        maximumResponseBytes: Int
    ) async throws -> (HTTPResponse, [UInt8]) {
        sent.withLock { $0 += 1 }
        var request = request
        if let field = try authorization?.headerField() { request.headerFields.append(field) }
        return sandbox.withLock { $0.respond(to: request, body: body ?? []) }
    }
}
