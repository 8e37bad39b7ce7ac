import ArgumentParser
import ServerRecords
import SystemPackage
import TimeTrackingDatabase
import TimeTrackingSealing

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Copies the databases.
struct Backup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copy the databases into a new folder, while the server runs.",
        discussion: """
            The tokens in the copy are as encrypted as those of the server and need the same encryption \
            key: keep that apart from it, and as long as it.

            Example:

              timetrack-server backup /backup/timetrack-2026-11-22
            """
    )

    @OptionGroup var configuration: ConfigurationOptions

    @Argument(help: "The folder to make.")
    var folder: String

    func run() async throws {
        let folder = FilePath(folder)
        let (summary, ownKeyCount) = try await configuration.withStores { stores in
            guard mkdir(folder.string, 0o700) == 0 else {
                throw CommandFailure(
                    CommandFailure.Status.usage,
                    "The folder \(folder) cannot be made (\(Errno(rawValue: errno))); name one that is not there yet."
                )
            }
            // The records last: they then know of everybody who was forgotten while the tokens were copied.
            let summary = try await stores.credentials.backUp(to: folder.appending(ServerStores.credentialsFile))
            try await stores.records.backUp(to: folder.appending(ServerStores.recordsFile))
            return (summary, try await ServerStores.ownKeyCount(in: stores.credentials))
        }
        let keys = summary.keyIDs.map(\.description).joined(separator: ", ")
        let tokens = ServerStores.tokens(summary.credentialCount - ownKeyCount)
        try ServerOutput.line("Copied \(tokens) and the records into \(folder).")
        try ServerOutput.line(
            "They open with the encryption keys \(keys) and not without; keep these apart from the copy."
        )
    }
}
