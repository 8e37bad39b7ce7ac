import HTTPTypes
import TimeTrackingKit

extension Clockify.Client {
    /// Returns the owner of the key.
    ///
    /// - Returns: The user.
    /// - Throws: ``TimeTrackingKit/APIError``, with the code `unauthorized` when the key is not accepted.
    public func user() async throws -> Clockify.User {
        try await session.value(of: APIRequest("Clockify.user", .get, ["user"]))
    }
}
