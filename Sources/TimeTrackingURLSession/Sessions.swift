import Foundation
import HTTPTypes
import Synchronization
import TimeTrackingKit

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// The sessions of a transport: one whose connections are used again, and one for each request that must not be repeated.
///
/// libcurl sends a request anew when a connection that it has used before turns out dead. That is right for a GET; a POST
/// would be done twice, and a body sent in part. On a connection of its own a request is sent once.
final class Sessions: Sendable {
    private struct State {
        var isShutDown = false
        var nextID = 0
        var running: [Int: Exchange] = [:]
    }

    private let delegate = SessionDelegate()
    private let shared: URLSession
    private let state = Mutex(State())

    init() {
        shared = Self.makeSession(delegate)
    }

    deinit {
        // A session keeps its delegate until it is told not to.
        shared.invalidateAndCancel()
    }

    /// Sends a request and waits for the end of its exchange.
    func run(_ exchange: Exchange, _ request: OutgoingRequest) async throws -> IncomingResponse {
        try Task.checkCancellation()
        #if canImport(FoundationNetworking)
        let isRepeatable = request.isRepeatable
        #else
        // Apple's implementation repeats nothing that HTTP does not allow to repeat.
        let isRepeatable = true
        #endif
        let own = isRepeatable ? nil : SessionDelegate()
        let session = own.map { Self.makeSession($0) } ?? shared
        defer { if own != nil { session.finishTasksAndInvalidate() } }
        // In the lock, because a session that was shut down makes no task but ends the process.
        let begun = state.withLock { state -> (id: Int, task: URLSessionDataTask)? in
            guard !state.isShutDown else { return nil }
            state.nextID += 1
            state.running[state.nextID] = exchange
            return (state.nextID, session.dataTask(with: request.urlRequest))
        }
        guard let (id, task) = begun else { throw Self.shutDown(delivery: .notSent) }
        let delegate = own ?? delegate
        delegate.register(exchange, for: task)
        defer {
            delegate.forget(task)
            state.withLock { _ = $0.running.removeValue(forKey: id) }
        }
        return try await exchange.run(task)
    }

    /// Ends what is under way and closes the connections.
    ///
    /// - Returns: False when that was done before.
    func shutdown() -> Bool {
        let running: [Exchange]? = state.withLock { state in
            guard !state.isShutDown else { return nil }
            state.isShutDown = true
            return Array(state.running.values)
        }
        guard let running else { return false }
        for exchange in running { exchange.end(.failure(Self.shutDown(delivery: .unknown))) }
        shared.invalidateAndCancel()
        return true
    }

    private static func shutDown(delivery: TransportError.Delivery) -> TransportError {
        guard delivery == .unknown else {
            return TransportError(
                .invalidRequest,
                delivery: .notSent,
                message: "The transport was shut down; make a new one."
            )
        }
        return TransportError(
            .disconnected,
            delivery: .unknown,
            message: "The transport was shut down during the request; see whether it took effect, then make a new one."
        )
    }

    private static func makeSession(_ delegate: SessionDelegate) -> URLSession {
        let configuration = URLSessionConfiguration.ephemeral
        configuration.httpCookieStorage = nil
        configuration.httpCookieAcceptPolicy = .never
        configuration.httpShouldSetCookies = false
        configuration.urlCache = nil
        configuration.requestCachePolicy = .reloadIgnoringLocalCacheData
        configuration.urlCredentialStorage = nil
        // The slots of the transport are the limit.
        configuration.httpMaximumConnectionsPerHost = 1_024
        // The transport has a clock of its own.
        configuration.timeoutIntervalForRequest = OutgoingRequest.timeout
        configuration.timeoutIntervalForResource = OutgoingRequest.timeout
        #if canImport(FoundationNetworking)
        return URLSession(configuration: configuration, delegate: delegate, delegateQueue: InlineQueue())
        #else
        configuration.tlsMinimumSupportedProtocolVersion = .TLSv12
        return URLSession(configuration: configuration, delegate: delegate, delegateQueue: nil)
        #endif
    }
}
