import ArgumentParser
import ServerRecords
import ServerSettings
import ServerUsers
import TimeTrackingDatabase
import TimeTrackingKit

/// Erases what is kept of a user.
struct UsersForget: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forget",
        abstract: "Erase a user's tokens and records, end the sessions, and leave the audit without the name.",
        discussion: """
            It cannot be undone, and a restored backup does not undo it either. Run it again when it was \
            interrupted.
            """
    )

    @OptionGroup var configuration: ConfigurationOptions
    @OptionGroup var argument: UserArgument

    @Flag(help: "Do it.")
    var yes = false

    func run() async throws {
        let user = try argument.named()
        guard yes else { throw ValidationError("Forgetting cannot be undone; add --yes.") }
        let (forgotten, removed, copies) = try await configuration.withStoresAndSettings { stores, settings in
            let isRecorded = try await argument.isRecorded(user, in: stores, settings)
            UserArgument.note(user, isRecorded: isRecorded)
            // First what refuses the user, so that nobody uses a token that is about to go.
            let forgotten = try await stores.records.forget(user)
            var removed = 0
            for service in TimeService.allCases {
                let removal = try await stores.credentials.removeCredential(for: service.key(of: user.id))
                if removal == .removed { removed += 1 }
            }
            try await stores.records.announceChange()
            return (forgotten, removed, try KeptCopies.paths(in: settings.dataDirectory))
        }
        let events = forgotten.anonymousEvents
        try ServerOutput.line(
            "\(user) is forgotten: \(removed) tokens removed, \(events) lines of the audit without the name."
        )
        for copy in copies {
            try ServerOutput.line(
                "The copy \(copy) is older and may have the name or the tokens; remove it when it is not needed."
            )
        }
        try ServerOutput.line(
            "Backups elsewhere have them until they are restored with `timetrack-server restore`, which forgets again."
        )
    }
}
