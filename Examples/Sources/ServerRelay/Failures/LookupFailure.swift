import HTTPTypes
import ServerRequests
import ServerTokens
import TimeTrackingKit

/// Makes an answer of why no token was found or kept.
///
/// Nothing here leads on to another token.
enum LookupFailure {
    /// The answer to a request for which there is no token.
    ///
    /// - Parameters:
    ///   - error: What looking for it threw.
    ///   - call: What was to be asked of the service.
    ///   - isSignedIn: Whether somebody is signed in.
    /// - Returns: The answer.
    static func answer(
        _ error: TokenResolverError,
        _ call: UpstreamCall,
        isSignedIn: Bool
    ) -> RequestFailure {
        switch error.code {
        case .notFound:
            let advice = isSignedIn ? call.advice : "sign in, then \(call.advice)"
            var failure = RequestFailure(
                .unauthorized,
                call.notConnected,
                "There is no \(call.serviceName) token for this request; \(advice)."
            )
            if !isSignedIn { failure.headerFields[.wwwAuthenticate] = "Bearer" }
            return failure
        case .conflictingHeaders:
            return .badRequest("The header with the token came with different values; send it once, with one token.")
        case .malformedHeader:
            return .badRequest("The header with the token has something that no token has; send the token alone.")
        case .invalidUser:
            return RequestFailure(
                .forbidden,
                call.forbidden,
                "The signed-in user's name cannot have tokens here; tell the operator of this server."
            )
        case .storeFailed: return store(error.storeError?.code)
        default: return unusable(error, call)
        }
    }

    /// The answer when a store failed: it is tried again, and no other token is taken meanwhile.
    ///
    /// - Parameter code: The store's code, or nil when it is not known.
    /// - Returns: The answer.
    static func store(_ code: CredentialStoreError.Code?) -> RequestFailure {
        RequestFailure(
            .serviceUnavailable,
            code.map { "STORE_\($0.description.inCapitals)" } ?? "STORE_FAILED",
            "The server cannot use its store of tokens now; try again later, and tell its operator if it stays so."
        )
    }

    /// The answer when the server's records cannot be read or written.
    static let records = RequestFailure(
        .serviceUnavailable,
        "RECORDS_UNAVAILABLE",
        "The server cannot use its records now; try again later, and tell its operator if it stays so."
    )

    /// The answer when the audit cannot be written, so that nothing was changed.
    static let audit = RequestFailure(
        .serviceUnavailable,
        "AUDIT_UNAVAILABLE",
        "The server cannot write its audit now, so nothing was changed; try again later."
    )

    /// The answer to what nobody foresaw.
    static let internalError = RequestFailure(
        .internalServerError,
        "INTERNAL",
        "The server failed; tell its operator the X-Request-Id of this answer."
    )

    /// The answer to a user whom an operator disabled.
    static let disabled = RequestFailure(
        .forbidden,
        "USER_DISABLED",
        "The user is disabled on this server; ask its operator."
    )

    /// The answer to a user whose sign-in was ended while the request was served.
    static let endedSignIn = RequestFailure(
        .forbidden,
        "SIGN_IN_ENDED",
        "Your sign-in was ended meanwhile, so nothing was saved; sign in again."
    )

    /// A stored token that no header can carry.
    private static func unusable(_ error: TokenResolverError, _ call: UpstreamCall) -> RequestFailure {
        guard error.source?.isShared != true else {
            return RequestFailure(
                .serviceUnavailable,
                "SHARED_TOKEN_UNUSABLE",
                "The shared token of this server cannot be used; tell its operator."
            )
        }
        return RequestFailure(
            .unauthorized,
            call.code("UNAUTHORIZED"),
            "The saved \(call.serviceName) token cannot be used; save it again."
        )
    }
}

extension String {
    /// The words of a name such as `timedOut` in capitals with lines between them.
    fileprivate var inCapitals: String {
        reduce(into: "") { text, character in
            if character.isUppercase { text.append("_") }
            text += character.uppercased()
        }
    }
}
