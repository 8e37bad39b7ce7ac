import ArgumentParser
import TerminalOutput
import TimeTrackingDatabase
import TimeTrackingSealing

/// Counts what is sealed with each key.
struct KeysStatus: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "List the encryption keys by their ids, and how many rows are sealed with each.",
        discussion: "The rows are the tokens of users and the server's own keys; how many of each, standard error says."
    )

    @OptionGroup var configuration: ConfigurationOptions

    func run() async throws {
        let (statuses, tokens, ownKeyCount) = try await configuration.withCredentials { store in
            (
                try await store.keyStatus(),
                ServerStores.tokens(try await ServerStores.userTokenCount(in: store)),
                try await ServerStores.ownKeyCount(in: store)
            )
        }
        var table = Table([.init("Key"), .init("Role"), .init("Rows", .trailing)])
        for status in statuses {
            table.append(["\(status.id.description)", "\(status.role.description)", "\(String(status.rowCount))"])
        }
        try ServerOutput.table(table)
        ServerOutput.standardError("note: The rows are \(tokens) and \(ownKeyCount) keys of the server itself.\n")
    }
}
