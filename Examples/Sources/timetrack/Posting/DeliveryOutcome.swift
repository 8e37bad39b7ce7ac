import TimeTrackingKit
import TimetrackKeys

/// What a request that created nothing for certain came to, as its error tells.
enum DeliveryOutcome: Equatable {
    /// The service does not take what was sent.
    case refused(message: String)
    /// The service did not act on the request, for a reason that is not what was sent.
    case notActedUpon
    /// The service may have acted on it.
    case unknown

    /// - Parameter error: What `createTimeEntry` of the client threw.
    init(of error: any Error) {
        switch error {
        case let error as APIError: self.init(error)
        // No token, so there was no request that could have been accepted.
        case is TokenResolverError, is CredentialStoreError: self = .notActedUpon
        default: self = .unknown
        }
    }

    private init(_ error: APIError) {
        switch error.code {
        case .validation, .locked, .forbidden, .manualTrackingDisabled, .notFound, .invalidRequest:
            let words = error.serverMessage.map { " (\(ServiceWords.readable($0)))" } ?? ""
            self = .refused(message: error.message + words)
        case .unauthorized, .rateLimited, .originMismatch, .invalidEndpoint:
            self = .notActedUpon
        case .transport where error.delivery == .notSent:
            self = .notActedUpon
        // A failed server, a redirect, an answer that cannot be read: any of them may come after the entry was made.
        default: self = .unknown
        }
    }
}
