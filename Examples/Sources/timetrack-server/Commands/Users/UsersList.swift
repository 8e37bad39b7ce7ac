import ArgumentParser
import ServerRecords
import ServerUsers
import TerminalOutput

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Lists users.
struct UsersList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the users of whom something is recorded.",
        discussion: "The first column, in quotes, is what the other commands take for a user."
    )

    private static let pageSize = 500

    @OptionGroup var configuration: ConfigurationOptions

    func run() async throws {
        try await configuration.withStores { stores in
            var table = Table([.init("User"), .init("Standing"), .init("Last seen")])
            var last: ServerUser?
            while true {
                let page = try await stores.records.users(after: last, limit: Self.pageSize)
                for listed in page {
                    let seen = listed.lastEvent.map { $0.formatted(.iso8601) } ?? "-"
                    let standing = listed.standing.isDisabled ? "disabled" : "enabled"
                    table.append([
                        "\(listed.user.description.safeForTerminals)", "\(standing)", "\(seen)",
                    ])
                }
                guard page.count == Self.pageSize, let end = page.last else { break }
                last = end.user
            }
            try ServerOutput.table(table)
        }
    }
}
