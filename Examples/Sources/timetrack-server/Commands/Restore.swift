import ArgumentParser
import ServerRecords
import ServerSettings
import ServerUsers
import SystemPackage
import TimeTrackingDatabase
import TimeTrackingKit

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Brings a backup back.
struct Restore: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Bring the tokens of a backup back, and forget again who was forgotten since.",
        discussion: """
            The records of the server stay, because they know who was forgotten; only where there are none \
            those of the backup are taken. Stop the server first. The database of tokens that is replaced \
            is kept beside the file.

            Example:

              timetrack-server restore /backup/timetrack-2026-11-22 --yes
            """
    )

    @OptionGroup var configuration: ConfigurationOptions

    @Argument(help: "The folder of the backup.")
    var folder: String

    @Flag(help: "Do it.")
    var yes = false

    func run() async throws {
        guard yes else { throw ValidationError("A restore replaces the tokens of the server; stop it and add --yes.") }
        let settings = try await configuration.settings()
        let environment = Program.environment
        let folder = FilePath(folder)
        let credentials = ServerStores.credentials(settings, environment: environment)
        let summary = try await credentials.restore(
            from: folder.appending(ServerStores.credentialsFile),
            replacing: true
        )
        let tokens = ServerStores.tokens(try await ServerStores.userTokenCount(in: credentials))
        await credentials.close()
        try RecordsFile.copyIfMissing(from: folder, to: settings.dataDirectory)
        let stores = try await ServerStores.open(settings, environment: environment)
        let forgotten = try await stores.closing { stores in
            let restored = RestoredCredentials(stores)
            let count = try await restored.forgetAgain()
            try await restored.announceRestore()
            return count
        }
        try ServerOutput.line("Restored \(tokens) into \(settings.dataDirectory).")
        if let replaced = summary.replaced {
            try ServerOutput.line("The database from before is kept as \(replaced).")
        }
        try ServerOutput.line("Removed \(forgotten) tokens of users who were forgotten since.")
    }
}
