public import HTTPTypes
import Synchronization
public import TimeTrackingSandbox

/// A sandbox that several connections share, and a count of what they asked.
///
/// ## Usage
///
/// ```swift
/// let host = SandboxHost(Sandbox(now: { Date() }))
/// try await LoopbackServer.run(respond: host.respond) { server in … }
/// ```
public final class SandboxHost: Sendable {
    private struct State {
        var sandbox: Sandbox
        var requestCount = 0
    }

    private let state: Mutex<State>

    /// Takes a sandbox in.
    public init(_ sandbox: Sandbox) {
        self.state = Mutex(State(sandbox: sandbox))
    }

    /// Number of requests that came in so far, refused ones among them.
    public var requestCount: Int { state.withLock(\.requestCount) }

    /// Answers one request.
    @Sendable
    public func respond(to request: HTTPRequest, body: [UInt8]) -> (HTTPResponse, [UInt8]) {
        state.withLock { state in
            state.requestCount += 1
            return state.sandbox.respond(to: request, body: body)
        }
    }
}
