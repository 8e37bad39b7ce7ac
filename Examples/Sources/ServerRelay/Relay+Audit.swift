import ServerRequests
import ServerTokens
import ServerUsers
import TimeTrackingKit

extension Relay {
    /// Notes that a token was used.
    func note(
        _ action: AuditEvent.Action,
        _ service: TimeService,
        _ context: ServerRequestContext,
        _ token: TokenResolution,
        _ result: String = "ok"
    ) {
        let secret = token.credential.secret
        audit.note(event(action, service, context, secret, token.source.word, result))
    }

    /// Makes a change whose record is durable before it is made; what failed is noted behind it.
    ///
    /// - Parameters:
    ///   - action: What is changed.
    ///   - service: The service.
    ///   - context: Who asked.
    ///   - secret: The token that is saved, or nil when none is.
    ///   - change: Makes the change.
    /// - Throws: ``ServerRequests/RequestFailure`` with the status 503, or `CancellationError`.
    func recording(
        _ action: AuditEvent.Action,
        _ service: TimeService,
        _ context: ServerRequestContext,
        _ secret: Secret? = nil,
        _ change: () async throws -> Void
    ) async throws {
        do {
            try await audit.record(event(action, service, context, secret, secret.map { _ in "user" }, "ok"))
        } catch let error as CancellationError {
            throw error
        } catch {
            throw LookupFailure.audit
        }
        do {
            try await change()
        } catch {
            let failure = UpstreamCall.any(service).failure(error, in: .change, for: context.caller)
            let code = (failure as? RequestFailure)?.code ?? "CANCELLED"
            audit.note(event(action, service, context, secret, secret.map { _ in "user" }, code))
            throw failure
        }
    }

    /// Notes that a token was tested which is not stored.
    func noteTest(
        of secret: Secret,
        _ service: TimeService,
        _ context: ServerRequestContext,
        _ result: String
    ) {
        audit.note(event(.validate, service, context, secret, "provided", result))
    }

    private func event(
        _ action: AuditEvent.Action,
        _ service: TimeService,
        _ context: ServerRequestContext,
        _ secret: Secret?,
        _ source: String?,
        _ result: String
    ) -> AuditEvent {
        AuditEvent(
            time: now(),
            user: context.caller.user,
            action: action,
            service: service,
            source: source,
            fingerprint: secret.map { audit.fingerprint(of: $0) },
            requestID: context.requestID,
            result: result
        )
    }
}
