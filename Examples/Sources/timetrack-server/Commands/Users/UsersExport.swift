import ArgumentParser
import ServerRecords
import ServerUsers
import TimeTrackingDatabase
import TimeTrackingKit

/// Prints what is kept of a user.
struct UsersExport: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Print everything that is kept of a user as JSON, without the tokens."
    )

    /// A token of the user, without the token.
    private struct Connection: Encodable {
        var service: String
        var attributes: [String: String]
    }

    private struct Document: Encodable {
        var records: ExportedRecords
        var connections: [Connection]
    }

    @OptionGroup var configuration: ConfigurationOptions
    @OptionGroup var argument: UserArgument

    func run() async throws {
        let user = try argument.named()
        let document = try await configuration.withStoresAndSettings { stores, settings in
            let isRecorded = try await argument.isRecorded(user, in: stores, settings)
            UserArgument.note(user, isRecorded: isRecorded)
            var connections: [Connection] = []
            for service in TimeService.allCases {
                guard let credential = try await stores.credentials.credential(for: service.key(of: user.id)) else {
                    continue
                }
                connections.append(Connection(service: service.rawValue, attributes: credential.attributes))
            }
            return Document(records: try await stores.records.export(user), connections: connections)
        }
        try ServerOutput.json(document)
    }
}
