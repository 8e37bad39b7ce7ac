import ClockifyAPI
import ClockworkAPI
import TimeTrackingKit

/// What differs between the two services for this program.
struct TimeTrackingService: Sendable {
    /// The name in keys of stored credentials.
    let name: String

    /// The name in sentences.
    let title: String

    /// Where the service is unless the user says otherwise.
    let endpoint: ServiceEndpoint

    /// The environment variable with a key.
    let variable: EnvironmentVariable

    /// The option of `setup` that stores a key for it, or nothing for the first service.
    let setupArguments: String

    static let clockify = TimeTrackingService(
        name: "clockify",
        title: "Clockify",
        endpoint: .clockify,
        variable: EnvironmentVariable(
            "CLOCKIFY_API_KEY",
            attributes: [CredentialAttribute.workspaceID: "CLOCKIFY_WORKSPACE_ID"]
        ),
        setupArguments: ""
    )

    static let clockwork = TimeTrackingService(
        name: "clockwork",
        title: "Clockwork",
        endpoint: .clockwork,
        variable: EnvironmentVariable("CLOCKWORK_API_TOKEN"),
        setupArguments: " --service clockwork"
    )

    /// Reads an address given by the user; one without a path gets the service's own.
    func endpoint(at address: String?) throws(APIError) -> ServiceEndpoint {
        guard let address else { return endpoint }
        let given = try ServiceEndpoint(address)
        guard given.pathPrefix.isEmpty else { return given }
        return try ServiceEndpoint("\(given.origin)\(endpoint.pathPrefix)")
    }
}
