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
        var shared = Session()
    }

    private let state = Mutex(State())

    deinit {
        _ = shutdown()
    }

    /// Sends a request and waits for the end of its exchange.
    func run(_ exchange: Exchange, _ request: OutgoingRequest) async throws -> IncomingResponse {
        try Task.checkCancellation()
        #if canImport(FoundationNetworking)
        let own = request.isRepeatable ? nil : Session()
        #else
        // Apple's implementation repeats nothing that HTTP does not allow to repeat.
        let own: Session? = nil
        #endif
        defer { own?.close() }
        let begun = state.withLock { state -> (id: Int, session: Session)? in
            guard !state.isShutDown else { return nil }
            state.nextID += 1
            state.running[state.nextID] = exchange
            return (state.nextID, own ?? state.shared)
        }
        guard let (id, session) = begun else { throw Self.shutDown(delivery: .notSent) }
        defer { state.withLock { _ = $0.running.removeValue(forKey: id) } }
        do {
            return try await session.run(exchange, request.urlRequest)
        } catch let error as TransportError where error.code == .responseTooLarge {
            // libcurl goes on to decompress what has arrived, and does nothing else meanwhile.
            replace(session)
            throw error
        }
    }

    /// Gives the requests to come another session than one that is busy.
    private func replace(_ session: Session) {
        let isReplaced = state.withLock { state in
            guard state.shared === session, !state.isShutDown else { return false }
            state.shared = Session()
            return true
        }
        if isReplaced { session.close() }
    }

    /// Ends what is under way and closes the connections.
    ///
    /// - Returns: False when that was done before.
    func shutdown() -> Bool {
        let ended = state.withLock { state -> (running: [Exchange], session: Session)? in
            guard !state.isShutDown else { return nil }
            state.isShutDown = true
            return (Array(state.running.values), state.shared)
        }
        guard let ended else { return false }
        for exchange in ended.running { exchange.end(.failure(Self.shutDown(delivery: .unknown))) }
        ended.session.close()
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
}
