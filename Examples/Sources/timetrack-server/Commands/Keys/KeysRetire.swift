import ArgumentParser
import TimeTrackingDatabase
import TimeTrackingKit
import TimeTrackingSealing

/// Ends the use of a key.
struct KeysRetire: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retire",
        abstract: "Refuse a key for good that no row is sealed with, so that nothing is sealed with it by mistake.",
        discussion: "Backups that are sealed with the key need it: keep it with them."
    )

    @OptionGroup var configuration: ConfigurationOptions

    @Argument(help: "The id of the key, as `keys status` lists it.")
    var id: String

    func run() async throws {
        guard let id = EncryptionKeyID(id) else {
            throw ValidationError(
                "The id of a key is 16 hexadecimal digits; `timetrack-server keys status` lists them."
            )
        }
        do {
            try await configuration.withCredentials { store in
                guard try await store.keyStatus().contains(where: { $0.id == id }) else {
                    throw CommandFailure(
                        CommandFailure.Status.usage,
                        "There is no key \(id) here; take one that `timetrack-server keys status` lists."
                    )
                }
                try await store.retireKey(id)
            }
        } catch let error as CredentialStoreError where error.code == .unsupported {
            throw CommandFailure(CommandFailure.Status.usage, error.message)
        }
        try ServerOutput.line("The key \(id) is retired; take it out of the keys of the server.")
        try ServerOutput.line("`keys status` does not tell: it lists the key as readable, and as notAtHand after that.")
    }
}
