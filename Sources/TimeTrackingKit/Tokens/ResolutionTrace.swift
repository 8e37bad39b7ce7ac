import HTTPTypes

/// The steps of one resolution and the record of what each of them found.
struct ResolutionTrace {
    let service: String
    private(set) var attempts: [TokenAttempt] = []

    init(service: String) {
        self.service = service
    }

    mutating func record(_ source: TokenSource, _ outcome: TokenAttempt.Outcome) {
        attempts.append(TokenAttempt(source: source, outcome: outcome))
    }

    /// Looks for the token in the request's header: nil when there is none or only blanks.
    mutating func token(in headers: TokenRequest.Headers, _ header: TokenHeader) throws -> TokenResolution? {
        let source = header.source
        switch HeaderToken(headers, name: header.name) {
        case .absent:
            attempts = header.recordOfAbsence
            return nil
        case .token(let secret):
            return found(Credential(secret: secret), source)
        case .blank:
            record(source, .blank)
            return nil
        case .conflicting:
            throw failure(
                .conflictingHeaders,
                source,
                "The header \(header.name.rawName) came with different values; send it once, with one token."
            )
        case .malformed:
            throw failure(
                .malformedHeader,
                source,
                "The header \(header.name.rawName) has a character that no token has; send the token alone, in ASCII."
            )
        }
    }

    /// Makes the key of a user's token.
    func key(of user: UserID, _ key: (UserID) throws -> CredentialKey) throws -> CredentialKey {
        do {
            return try key(user)
        } catch {
            let why = (error as? CredentialStoreError)?.message ?? "Give the user another identifier."
            throw failure(.invalidUser, nil, "The user's identifier cannot name a credential. \(why)")
        }
    }

    /// The error for a user whose key is that of the shared token, which the user may not spend.
    func sharedTokensKey() -> TokenResolverError {
        failure(
            .invalidUser,
            nil,
            "The user's identifier is the account of the shared \(service) token, which signed-in users may not spend; "
                + "keep that token under an account that no user has."
        )
    }

    /// Looks for a token in a store: nil when it is provably absent.
    mutating func token(
        in store: any CredentialStore,
        _ key: CredentialKey,
        source: TokenSource
    ) async throws -> TokenResolution? {
        let stored: Credential?
        do throws(CredentialStoreError) {
            stored = try await store.credential(for: key)
        } catch {
            if error.code == .cancelled { throw CancellationError() }
            record(source, .failed(error.code))
            throw failure(.storeFailed, source, error.message, storeError: error)
        }
        guard let stored else {
            record(source, .absent)
            return nil
        }
        return try usable(stored, source)
    }

    func notFound(_ advice: String) -> TokenResolverError {
        failure(.notFound, nil, "There is no \(service) token for this request: \(advice).")
    }

    /// Checks that a stored token fits into a header, and drops spaces and line ends around it.
    private func usable(_ stored: Credential, _ source: TokenSource) throws -> TokenResolution {
        enum Form {
            case clean
            case padded(Secret)
            case blank
            case malformed
        }
        let form: Form = stored.secret.withRevealedBytes { bytes in
            if !bytes.isEmpty, bytes.allSatisfy(\.isVisibleASCII) { return .clean }
            let token = bytes.trimmingASCIIWhitespace()
            if token.isEmpty { return .blank }
            return token.allSatisfy(\.isVisibleASCII) ? .padded(Secret(token)) : .malformed
        }
        switch form {
        case .clean:
            return found(stored, source)
        case .padded(let secret):
            var resolution = found(Credential(secret: secret, attributes: stored.attributes), source)
            resolution.stored = stored
            return resolution
        case .blank:
            throw failure(
                .blankToken,
                source,
                "The \(service) token of \(source) consists of spaces only; store the token again or remove it."
            )
        case .malformed:
            throw failure(
                .malformedToken,
                source,
                "The \(service) token of \(source) has a character that no header can carry; store the token again."
            )
        }
    }

    private func found(_ credential: Credential, _ source: TokenSource) -> TokenResolution {
        TokenResolution(credential: credential, source: source, after: attempts)
    }

    private func failure(
        _ code: TokenResolverError.Code,
        _ source: TokenSource?,
        _ message: String,
        storeError: CredentialStoreError? = nil
    ) -> TokenResolverError {
        TokenResolverError(
            code,
            service: service,
            message: message,
            source: source,
            storeError: storeError,
            attempts: attempts
        )
    }
}
