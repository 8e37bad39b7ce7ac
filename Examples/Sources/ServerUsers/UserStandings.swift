/// Keeps what is recorded of users beyond their tokens.
public protocol UserStandings: Sendable {
    /// What is recorded of a user, as of now, whichever process recorded it.
    ///
    /// - Parameter user: The user.
    /// - Returns: The standing; that of somebody of whom nothing is recorded, for anybody new.
    /// - Throws: That the records cannot be read, which is no reason to assume a good standing.
    func standing(of user: ServerUser) throws -> UserStanding

    /// Records that a user does or does not want the shared token to be used in place of the own one.
    ///
    /// - Parameters:
    ///   - isDisconnected: Whether the user disconnected from the service, which blocks the shared token.
    ///   - service: The service.
    ///   - user: The user.
    /// - Throws: That it could not be recorded; it is durable otherwise.
    func setDisconnected(_ isDisconnected: Bool, from service: TimeService, of user: ServerUser) async throws
}
