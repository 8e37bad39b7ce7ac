import HTTPTypes
import Hummingbird
import ServerRequests
import ServerTokens
import ServerUsers
import TimeTrackingKit

extension Relay {
    /// Finds the token of whoever asks, lets it be used, and notes the use and what came of it.
    ///
    /// - Parameters:
    ///   - tokens: Where the service's tokens are.
    ///   - action: Whether the use reads or writes.
    ///   - request: The request.
    ///   - context: Who sent it.
    ///   - call: What is asked of the service.
    ///   - body: Asks it with the token.
    /// - Returns: What the body returns.
    /// - Throws: ``ServerRequests/RequestFailure``, or `CancellationError`.
    func using<Value: Sendable>(
        _ tokens: ServiceTokens,
        to action: AuditEvent.Action,
        for request: Request,
        _ context: ServerRequestContext,
        _ call: UpstreamCall,
        _ body: (TokenForRequest) async throws -> Value
    ) async throws -> Value {
        let token: TokenForRequest
        do {
            token = try await tokens.token(for: request.headers, of: context.caller)
        } catch {
            throw call.failure(error, in: .lookup, for: context.caller)
        }
        context.notes.tokenSource = token.first.source.word
        do {
            let value = try await body(token)
            note(action, tokens.service, context, token.current)
            return value
        } catch {
            let failure = call.failure(error, in: .call(isShared: token.isShared), for: context.caller)
            note(action, tokens.service, context, token.current, (failure as? RequestFailure)?.code ?? "CANCELLED")
            throw failure
        }
    }

    /// Lets a token be tested or saved, unless the caller has done so too often.
    ///
    /// Saving counts as well: what is saved without a test is tested by its first use.
    ///
    /// - Throws: ``ServerRequests/RequestFailure`` with the status 429.
    func admitTokenTest(of caller: Caller) throws(RequestFailure) {
        guard let wait = tokenTests(caller) else { return }
        throw RequestFailure(
            .tooManyRequests,
            "TOO_MANY_REQUESTS",
            "Too many tokens were tested; wait and try again.",
            headerFields: [.retryAfter: "\(wait.wholeSeconds)"]
        )
    }

    /// The signed-in user.
    ///
    /// - Throws: ``ServerRequests/RequestFailure`` with the status 401 when nobody is signed in.
    func user(of context: ServerRequestContext) throws(RequestFailure) -> ServerUser {
        guard let user = context.caller.user else {
            throw .unauthorized("Nobody is signed in; sign in and try again.")
        }
        return user
    }
}
