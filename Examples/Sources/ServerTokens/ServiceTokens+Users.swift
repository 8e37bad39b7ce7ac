public import ServerUsers
public import TimeTrackingKit

extension ServiceTokens {
    /// A user's own credential, or nil when the user has none.
    ///
    /// - Parameter user: The user.
    /// - Returns: The credential, or nil.
    /// - Throws: ``/TimeTrackingKit/CredentialStoreError``.
    public func credential(of user: ServerUser) async throws -> Credential? {
        try await store.credential(for: key(user.id))
    }

    /// What is recorded of a user.
    ///
    /// - Parameter user: The user.
    /// - Returns: The standing.
    /// - Throws: That the records cannot be read.
    public func standing(of user: ServerUser) throws -> UserStanding { try standings.standing(of: user) }

    /// Stores a user's own credential, durably, unless the user was disabled or forgotten meanwhile.
    ///
    /// - Parameters:
    ///   - credential: The credential.
    ///   - user: The user.
    ///   - standing: What was recorded of the user when the request for this began.
    /// - Throws: ``/TimeTrackingKit/CredentialStoreError``, ``ServiceTokensError``, or that the records cannot be read.
    public func save(_ credential: Credential, for user: ServerUser, since standing: UserStanding) async throws {
        try checkUnchanged(user, since: standing)
        try await store.store(credential, for: key(user.id))
        do {
            try checkUnchanged(user, since: standing)
        } catch {
            // Nobody would remove it, now that whoever had the user's tokens removed is through.
            try await store.removeCredential(for: key(user.id))
            throw error
        }
    }

    private func checkUnchanged(_ user: ServerUser, since standing: UserStanding) throws {
        let now = try standings.standing(of: user)
        guard !now.isDisabled, now.sessionsGoodSince == standing.sessionsGoodSince else {
            throw ServiceTokensError.endedSignIn
        }
    }

    /// Removes a user's own credential and blocks the shared token for the user until ``allowSharedToken(for:)``.
    ///
    /// The block comes first: a server that is killed in between must not go over to the shared token by itself.
    ///
    /// - Parameter user: The user.
    /// - Returns: Whether there was a credential.
    /// - Throws: ``/TimeTrackingKit/CredentialStoreError``, or that it cannot be recorded.
    @discardableResult
    public func disconnect(_ user: ServerUser) async throws -> Removal {
        try await standings.setDisconnected(true, from: service, of: user)
        return try await store.removeCredential(for: key(user.id))
    }

    /// Lets the shared token be used again for a user who had disconnected and now asks for it.
    ///
    /// - Parameter user: The user.
    /// - Throws: That it cannot be recorded.
    public func allowSharedToken(for user: ServerUser) async throws {
        try await standings.setDisconnected(false, from: service, of: user)
    }
}
