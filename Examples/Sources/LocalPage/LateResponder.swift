import Hummingbird
import ServerRequests
import Synchronization

/// Answers once it is known at which port, which the rules for requests need.
final class LateResponder: HTTPResponder {
    typealias Context = ServerRequestContext

    /// Kept as a value, because a function is wrapped once more each time that it goes through a lock.
    private struct Answer: Sendable {
        let respond: @Sendable (Request, ServerRequestContext) async throws -> Response
    }

    private let answer = Mutex<Answer?>(nil)

    /// Answers by a router from now on.
    func use(_ router: Router<ServerRequestContext>) {
        let responder = router.buildResponder()
        let made = Answer { request, context in try await responder.respond(to: request, context: context) }
        answer.withLock { $0 = made }
    }

    func respond(to request: Request, context: ServerRequestContext) async throws -> Response {
        let answer = answer.withLock(\.self)
        guard let answer else { return Response(status: .serviceUnavailable) }
        return try await answer.respond(request, context)
    }
}
