import ArgumentParser
import ServerRecords

/// Shuts a user out.
struct UsersDisable: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "disable",
        abstract: "Refuse every request of a user and end the user's sessions; the tokens stay."
    )

    @OptionGroup var configuration: ConfigurationOptions
    @OptionGroup var argument: UserArgument

    func run() async throws {
        let user = try argument.named()
        let isRecorded = try await configuration.withStoresAndSettings { stores, settings in
            let isRecorded = try await argument.isRecorded(user, in: stores, settings)
            try await stores.records.disable(user)
            return isRecorded
        }
        try ServerOutput.line("\(user) is disabled\(isRecorded ? "" : "; nothing is recorded of them yet").")
    }
}

/// Lets a user in again.
struct UsersEnable: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "enable",
        abstract: "Let a disabled user in again, who has to sign in anew."
    )

    @OptionGroup var configuration: ConfigurationOptions
    @OptionGroup var argument: UserArgument

    func run() async throws {
        let user = try argument.named()
        let isRecorded = try await configuration.withStoresAndSettings { stores, settings in
            let isRecorded = try await argument.isRecorded(user, in: stores, settings)
            try await stores.records.enable(user)
            return isRecorded
        }
        UserArgument.note(user, isRecorded: isRecorded)
        try ServerOutput.line("\(user) is enabled.")
    }
}
