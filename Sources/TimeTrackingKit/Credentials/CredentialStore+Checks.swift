// What every store does in the same way, for the stores of this package.

extension CredentialStore {
    /// Throws when the calling task was cancelled.
    ///
    /// - Parameter applied: What is known of the write under way, or nil for a read.
    /// - Throws: ``CredentialStoreError`` with the code `cancelled`.
    package func checkCancellation(
        appliedSoFar applied: CredentialStoreError.Applied? = nil
    ) throws(CredentialStoreError) {
        guard Task.isCancelled else { return }
        throw cancelled(applied)
    }

    /// The error of a call whose task was cancelled.
    package func cancelled(_ applied: CredentialStoreError.Applied?) -> CredentialStoreError {
        CredentialStoreError(
            .cancelled,
            store: name,
            message: "The call was cancelled; make it again from a task that is not.",
            applied: applied
        )
    }

    /// The error of a call that did not end before its deadline.
    package func timedOut(
        after timeout: Duration,
        _ applied: CredentialStoreError.Applied?
    ) -> CredentialStoreError {
        let next =
            switch applied {
            case .unknown: "read the credential back to see whether the change took place, then try again"
            case .no: "nothing was changed, so try again once it answers"
            case nil: "try again once it answers"
            }
        return CredentialStoreError(
            .timedOut,
            store: name,
            message: "The store did not answer within \(timeout.inWords); \(next).",
            applied: applied
        )
    }

    /// Throws when a secret has no bytes, because nothing could tell it from absence later.
    ///
    /// - Throws: ``CredentialStoreError`` with the code `unsupported`.
    package func refuseEmpty(_ secret: Secret) throws(CredentialStoreError) {
        guard secret.count == 0 else { return }
        throw CredentialStoreError(
            .unsupported,
            store: name,
            message: "An empty secret cannot be stored; give a token, or remove the credential instead.",
            applied: .no
        )
    }

    /// Throws when a secret has no bytes, or more than the store says that it takes.
    ///
    /// - Throws: ``CredentialStoreError`` with the codes `unsupported` and `tooLarge`.
    package func checkSize(of secret: Secret) throws(CredentialStoreError) {
        try refuseEmpty(secret)
        guard let limit = capabilities.maximumSecretByteCount, secret.count > limit else { return }
        throw CredentialStoreError(
            .tooLarge,
            store: name,
            message: "The secret has \(secret.count) bytes; store one of at most \(limit).",
            applied: .no,
            limit: limit
        )
    }
}

extension Sequence<CredentialKey> {
    /// One page of the keys in ascending order, as every store's `keys` returns it.
    package func page(service: String?, after key: CredentialKey?, limit: Int) -> [CredentialKey] {
        let wanted = filter { candidate in
            if let service, !candidate.service.utf8.elementsEqual(service.utf8) { return false }
            if let key, candidate <= key { return false }
            return true
        }
        return Array(wanted.sorted().prefix(Swift.max(0, limit)))
    }
}
