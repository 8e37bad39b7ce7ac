import Foundation
import Synchronization
import TimeTrackingKit

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// A session of Foundation, the delegate that it has, and the queue on which it is talked to.
///
/// To make a task, to start it and to end it waits for the thread of the session, which decompresses as well and can be
/// busy for seconds. So none of that happens on a thread of the cooperative pool or in a lock.
final class Session: Sendable {
    private let delegate: SessionDelegate
    private let session: URLSession
    private let queue = DispatchQueue(label: "URLSessionTransport.Session")
    private let isClosed = Mutex(false)

    init() {
        delegate = SessionDelegate()
        session = Self.makeSession(delegate)
    }

    /// Sends a request and waits for the end of its exchange.
    func run(_ exchange: Exchange, _ request: URLRequest) async throws -> IncomingResponse {
        defer { if let task = exchange.task { delegate.forget(task) } }
        return try await exchange.run { [self] in
            queue.async { self.begin(exchange, request) }
        }
    }

    /// Lets the session go, which keeps its delegate until it is told not to.
    func close() {
        queue.async { [self] in
            isClosed.withLock { $0 = true }
            session.finishTasksAndInvalidate()
        }
    }

    private func begin(_ exchange: Exchange, _ request: URLRequest) {
        // A session that was let go makes no task but ends the process; who let it go has ended its exchanges.
        guard !isClosed.withLock({ $0 }), !exchange.isOver else { return }
        let task = session.dataTask(with: request)
        delegate.register(exchange, for: task)
        if exchange.begin(task) {
            task.resume()
        } else {
            delegate.forget(task)
            task.cancel()
        }
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
