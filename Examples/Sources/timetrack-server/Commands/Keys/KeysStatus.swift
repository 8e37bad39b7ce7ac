import ArgumentParser
import TerminalOutput
import TimeTrackingDatabase
import TimeTrackingSealing

/// Counts what is sealed with each key.
struct KeysStatus: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "List the encryption keys by their ids, and how many rows are sealed with each."
    )

    @OptionGroup var configuration: ConfigurationOptions

    func run() async throws {
        let statuses = try await configuration.withCredentials { try await $0.keyStatus() }
        var table = Table([.init("Key"), .init("Role"), .init("Rows", .trailing)])
        for status in statuses {
            table.append(["\(status.id.description)", "\(status.role.description)", "\(String(status.rowCount))"])
        }
        try ServerOutput.table(table)
    }
}
