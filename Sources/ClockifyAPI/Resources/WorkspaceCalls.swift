import HTTPTypes
import TimeTrackingKit

extension Clockify.Client {
    /// Returns the workspaces that the owner of the key belongs to.
    ///
    /// - Returns: All of them; Clockify does not page this list.
    /// - Throws: ``TimeTrackingKit/APIError``.
    public func workspaces() async throws -> [Clockify.Workspace] {
        try await session.value(of: APIRequest("Clockify.workspaces", .get, ["workspaces"]))
    }
}
