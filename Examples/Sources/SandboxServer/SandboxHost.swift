public import HTTPTypes
import Synchronization
public import TimeTrackingSandbox

/// A sandbox that several connections share, and a count of what they asked.
///
/// ## Usage
///
/// ```swift
/// let host = SandboxHost(Sandbox(now: { Date() }))
/// try await LoopbackServer.serve { server in … } exchange: { await host.exchange(for: $0, body: $1) }
/// ```
public final class SandboxHost: Sendable {
    private struct State {
        var sandbox: Sandbox
        var requestCount = 0
    }

    private let state: Mutex<State>
    private let observe: (@Sendable (SandboxExchangeRecord) -> Void)?

    /// Takes a sandbox in.
    ///
    /// - Parameters:
    ///   - sandbox: The sandbox.
    ///   - observe: Is told of each request before its answer goes out, in the order in which they came and one at a
    ///     time; nil tells nobody. What it is told has no credential. The host waits for it, so it must not ask the host for
    ///     anything.
    public init(_ sandbox: Sandbox, observe: (@Sendable (SandboxExchangeRecord) -> Void)? = nil) {
        var sandbox = sandbox
        if observe != nil { sandbox.isRecording = true }
        self.state = Mutex(State(sandbox: sandbox))
        self.observe = observe
    }

    /// Number of requests that came in so far, refused ones among them.
    public var requestCount: Int { state.withLock(\.requestCount) }

    /// What was recorded and nobody was told, oldest first; nothing unless the sandbox's `isRecording` is true.
    public var records: [SandboxExchangeRecord] { state.withLock(\.sandbox.records) }

    /// Changes the sandbox between requests.
    ///
    /// - Parameter change: Is given the sandbox, while no request is being answered.
    public func change(_ change: (inout Sandbox) -> Void) {
        state.withLock { change(&$0.sandbox) }
    }

    /// Answers one request, at once and in any case.
    @Sendable
    public func respond(to request: HTTPRequest, body: [UInt8]) -> (HTTPResponse, [UInt8]) {
        take { $0.respond(to: request, body: body) }
    }

    /// Says what becomes of one request.
    @Sendable
    public func exchange(for request: HTTPRequest, body: [UInt8]) -> Sandbox.Exchange {
        take { $0.exchange(for: request, body: body) }
    }

    private func take<Result: Sendable>(_ act: (inout Sandbox) -> Result) -> Result {
        state.withLock { state in
            state.requestCount += 1
            let result = act(&state.sandbox)
            if let observe {
                for record in state.sandbox.takeRecords() { observe(record) }
            }
            return result
        }
    }
}
