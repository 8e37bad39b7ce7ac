import HTTPTypes
import TimeTrackingKit

extension Clockify.Client {
    /// Returns the workspaces that the owner of the key belongs to.
    ///
    /// - Parameter roles: The roles of which the owner has to have one there; if empty, any or none. An owner of a
    ///   workspace does not count as its administrator here.
    /// - Returns: All of them; Clockify does not page this list.
    /// - Throws: ``TimeTrackingKit/APIError``; Clockify refuses this list to add-ons.
    public func workspaces(roles: [Clockify.WorkspaceRole] = []) async throws -> [Clockify.Workspace] {
        let query = roles.uniqued.map { (name: "roles", value: $0.rawValue) }
        return try await session.value(of: APIRequest("Clockify.workspaces", .get, ["workspaces"], query: query))
    }

    /// Returns one workspace.
    ///
    /// - Parameter id: The workspace.
    /// - Returns: The workspace.
    /// - Throws: ``TimeTrackingKit/APIError``, with the code `forbidden` when the owner of the key is not in it, or it
    ///   does not exist: Clockify does not tell the two apart.
    public func workspace(_ id: Clockify.WorkspaceID) async throws -> Clockify.Workspace {
        try await session.value(of: APIRequest("Clockify.workspace", .get, ["workspaces", id.rawValue]))
    }

    /// Creates a workspace.
    ///
    /// - Parameters:
    ///   - name: The name, 50 characters at most.
    ///   - organizationID: The id of the organization at the vendor that it belongs to, or nil for none.
    /// - Returns: The workspace.
    /// - Throws: ``TimeTrackingKit/APIError``, with the code `validation` when the name is not accepted.
    public func createWorkspace(
        named name: String,
        organizationID: String? = nil
    ) async throws -> Clockify.Workspace {
        var request = APIRequest("Clockify.createWorkspace", .post, ["workspaces"])
        var body = ["name": name]
        body["organizationId"] = organizationID
        try request.encode(body)
        return try await session.value(of: request)
    }

    /// Sets what an hour is billed at unless a project or user says otherwise.
    ///
    /// - Parameters:
    ///   - rate: The price, and since when.
    ///   - currency: The currency as the workspace names it, for example `GBP`.
    ///   - workspace: The workspace.
    /// - Returns: The workspace.
    /// - Throws: ``TimeTrackingKit/APIError``, with the code `validation` when the rate or currency is not accepted.
    @discardableResult
    public func setHourlyRate(
        _ rate: Clockify.RateInput,
        currency: String,
        of workspace: Clockify.WorkspaceID
    ) async throws -> Clockify.Workspace {
        let path = ["workspaces", workspace.rawValue, "hourly-rate"]
        var request = APIRequest("Clockify.setWorkspaceHourlyRate", .put, path)
        try request.encode(RateWithCurrency(rate: rate, currency: currency))
        return try await session.value(of: request)
    }

    /// Sets what an hour costs unless a project or user says otherwise.
    ///
    /// - Parameters:
    ///   - rate: The price, and since when.
    ///   - workspace: The workspace.
    /// - Returns: The workspace.
    /// - Throws: ``TimeTrackingKit/APIError``, with the code `validation` when the rate is not accepted.
    @discardableResult
    public func setCostRate(
        _ rate: Clockify.RateInput,
        of workspace: Clockify.WorkspaceID
    ) async throws -> Clockify.Workspace {
        let path = ["workspaces", workspace.rawValue, "cost-rate"]
        var request = APIRequest("Clockify.setWorkspaceCostRate", .put, path)
        try request.encode(rate)
        return try await session.value(of: request)
    }
}

/// The body of a rate that has a currency.
private struct RateWithCurrency: Encodable {
    var rate: Clockify.RateInput
    var currency: String

    private enum CodingKeys: CodingKey {
        case currency
    }

    func encode(to encoder: any Encoder) throws {
        try rate.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(currency, forKey: .currency)
    }
}
