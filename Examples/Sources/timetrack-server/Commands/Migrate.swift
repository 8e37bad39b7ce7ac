import ArgumentParser
import ServerRecords
import ServerSettings

/// Brings the databases to the version of this program.
struct Migrate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate",
        abstract: "Bring the databases to the version of this program, with a copy of each kept before.",
        discussion: """
            The server does the same when it starts. A program of an older version refuses the databases \
            after that; the copies, server.sqlite.before-version-… and credentials.sqlite.before-version-…, \
            are for going back.
            """
    )

    @OptionGroup var configuration: ConfigurationOptions

    @Flag(help: "List the steps and change nothing.")
    var dryRun = false

    func run() async throws {
        let settings = try await configuration.settings()
        let planned = try await ServerDatabase.plannedMigrations(in: settings.dataDirectory)
        if dryRun {
            for step in planned {
                try ServerOutput.line("\(ServerStores.recordsFile), version \(step.version): \(step.summary)")
            }
            if planned.isEmpty { try ServerOutput.line("\(ServerStores.recordsFile) needs no step.") }
            return
        }
        let stores = try await ServerStores.open(settings, environment: Program.environment)
        try await stores.close()
        let count = planned.count == 1 ? "1 step" : "\(planned.count) steps"
        try ServerOutput.line("The databases in \(settings.dataDirectory) are up to date (\(count)).")
    }
}
