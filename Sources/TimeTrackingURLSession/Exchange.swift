import Foundation
import HTTPTypes
import Synchronization
import TimeTrackingKit

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// One request and what has come back for it so far.
///
/// The delegate fills it from the session's thread; whoever waits gets the first ending that there is.
final class Exchange: Sendable {
    private struct State {
        var task: URLSessionTask?
        var head: HTTPURLResponse?
        var body: [UInt8] = []
        var outcome: Result<IncomingResponse, any Error>?
        var waiter: CheckedContinuation<IncomingResponse, any Error>?
    }

    /// Where the request goes.
    let endpoint: TransportEndpoint

    /// The most bytes of the body to accept, counted after decompression.
    let limit: Int

    private let method: HTTPRequest.Method
    private let state = Mutex(State())

    init(endpoint: TransportEndpoint, method: HTTPRequest.Method, limit: Int) {
        self.endpoint = endpoint
        self.method = method
        self.limit = limit
    }

    /// Whether the session was told to send the request.
    var hasBegun: Bool { task != nil }

    /// The task that was started, or nil when none was.
    var task: URLSessionTask? { state.withLock(\.task) }

    /// Whether there is an ending.
    var isOver: Bool { state.withLock { $0.outcome != nil } }

    /// Takes the task in that is about to be started.
    ///
    /// - Returns: False when the exchange has ended, and the task must not be started.
    func begin(_ task: URLSessionTask) -> Bool {
        state.withLock { state in
            guard state.outcome == nil else { return false }
            state.task = task
            return true
        }
    }

    /// Waits for the end of the exchange; a cancellation ends it.
    ///
    /// - Parameter start: Has a task made for it, and returns at once.
    /// - Returns: The response.
    /// - Throws: What the exchange ended with, or `CancellationError`.
    func run(_ start: @Sendable () -> Void) async throws -> IncomingResponse {
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let early = state.withLock { state in
                    if state.outcome == nil { state.waiter = continuation }
                    return state.outcome
                }
                if let early {
                    continuation.resume(with: early)
                } else {
                    start()
                }
            }
        } onCancel: {
            end(.failure(CancellationError()))
        }
    }

    /// Takes a head in, which replaces that of an interim response or of a proxy.
    func receive(_ head: HTTPURLResponse) {
        let response = IncomingResponse(head, body: [], method: method, endpoint: endpoint)
        state.withLock { state in
            state.head = head
            state.body = []
        }
        if let length = response.declaredLength, length > limit { end(.failure(endpoint.tooLarge(limit))) }
    }

    /// Takes a part of the body in.
    func receive(_ part: Data) {
        let isTooLarge = state.withLock { state in
            guard state.outcome == nil else { return false }
            guard part.count <= limit - state.body.count else { return true }
            state.body.append(contentsOf: part)
            return false
        }
        if isTooLarge { end(.failure(endpoint.tooLarge(limit))) }
    }

    /// Takes the end in.
    ///
    /// - Parameter response: What the task has for its response, because a redirect without a target is told in no other
    ///   way.
    func complete(_ response: URLResponse?) {
        let (head, body) = state.withLock { ($0.head ?? response as? HTTPURLResponse, $0.body) }
        guard let head else { return end(.failure(endpoint.malformed("has no head"))) }
        end(.success(IncomingResponse(head, body: body, method: method, endpoint: endpoint)))
    }

    /// Ends the exchange, unless it has ended, and stops what is under way.
    func end(_ outcome: Result<IncomingResponse, any Error>) {
        let (task, waiter) = state.withLock {
            state -> (URLSessionTask?, CheckedContinuation<IncomingResponse, any Error>?) in
            guard state.outcome == nil else { return (nil, nil) }
            state.outcome = outcome
            state.body = []
            defer { state.waiter = nil }
            return (state.task, state.waiter)
        }
        if let task, case .failure = outcome {
            // Not here: cancelling waits for the thread that may have called.
            DispatchQueue.global().async { task.cancel() }
        }
        waiter?.resume(with: outcome)
    }
}
