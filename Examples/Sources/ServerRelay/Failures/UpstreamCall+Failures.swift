import HTTPTypes
import ServerRequests
import ServerTokens
import ServerUsers
import TimeTrackingKit

/// Where in the course of a request an error came up.
enum FailurePhase {
    /// While the token was being looked for.
    case lookup
    /// While the service was being asked.
    case call(isShared: Bool)
    /// While tokens or records were being changed.
    case change
}

extension UpstreamCall {
    /// What to throw in the place of an error: an answer, or the error itself when the request was cancelled.
    ///
    /// - Parameters:
    ///   - error: The error.
    ///   - phase: Where it came up.
    ///   - caller: Who asked.
    /// - Returns: ``ServerRequests/RequestFailure`` or `CancellationError`.
    func failure(_ error: any Error, in phase: FailurePhase, for caller: Caller) -> any Error {
        switch error {
        case let failure as RequestFailure: failure
        case let error as CancellationError: error
        case let error as TokenResolverError:
            LookupFailure.answer(error, self, isSignedIn: caller.user != nil)
        case let error as CredentialStoreError where error.code == .cancelled: CancellationError()
        case let error as CredentialStoreError: LookupFailure.store(error.code)
        case ServiceTokensError.endedSignIn: LookupFailure.endedSignIn
        case is ServiceTokensError: LookupFailure.disabled
        case let error as APIError: UpstreamFailure(error: error, call: self, isShared: phase.isShared).answer
        default: phase.isCall ? LookupFailure.internalError : LookupFailure.records
        }
    }
}

extension FailurePhase {
    fileprivate var isShared: Bool {
        if case .call(let isShared) = self { isShared } else { false }
    }

    fileprivate var isCall: Bool {
        if case .call = self { true } else { false }
    }
}
