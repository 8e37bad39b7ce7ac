import ClockifyAPI
import ClockworkAPI
package import TimeTrackingKit

/// What differs between the two services for this program.
package struct TimeTrackingService: Sendable {
    /// The name in keys of stored credentials.
    package let name: String

    /// The name in sentences.
    package let title: String

    /// Where the service is unless the user says otherwise.
    package let endpoint: ServiceEndpoint

    /// The environment variable with a key.
    package let variable: EnvironmentVariable

    /// What follows a command's name to mean this service, or nothing for the first one, which is meant without it.
    package let argument: String

    package static let clockify = TimeTrackingService(
        name: "clockify",
        title: "Clockify",
        endpoint: .clockify,
        variable: EnvironmentVariable(
            "CLOCKIFY_API_KEY",
            attributes: [CredentialAttribute.workspaceID: "CLOCKIFY_WORKSPACE_ID"]
        ),
        argument: ""
    )

    package static let clockwork = TimeTrackingService(
        name: "clockwork",
        title: "Clockwork",
        endpoint: .clockwork,
        variable: EnvironmentVariable("CLOCKWORK_API_TOKEN"),
        argument: " clockwork"
    )

    /// All services, the usual one first.
    package static var all: [TimeTrackingService] { [clockify, clockwork] }

    /// The service with this name, or nil when there is none.
    package static func named(_ name: String) -> TimeTrackingService? { all.first { $0.name == name } }

    /// Reads an address given by the user; one without a path gets the service's own.
    package func endpoint(at address: String?) throws(APIError) -> ServiceEndpoint {
        guard let address else { return endpoint }
        let given = try ServiceEndpoint(address)
        guard given.pathPrefix.isEmpty else { return given }
        return try ServiceEndpoint("\(given.origin)\(endpoint.pathPrefix)")
    }
}
