import ArgumentParser
import ServerRecords
import TimeTrackingDatabase
import TimeTrackingKit

/// Seals everything with the current key.
struct KeysRotate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rotate",
        abstract: "Seal every row with the current key that is sealed with another, and renew the key of sessions.",
        discussion: """
            Interrupted or killed it has lost nothing; run it again, and it goes on where it stopped. Who had the \
            former key could read the key that signs the sessions of the page, so that one is replaced: start \
            the server anew, and everybody signs in again.
            """
    )

    @OptionGroup var configuration: ConfigurationOptions

    func run() async throws {
        let summary = try await configuration.withCredentials { credentials in
            let summary = try await credentials.rewrapAll()
            try await InstanceKeys.renewSessionKey(in: credentials)
            return summary
        }
        try ServerOutput.line(
            "Sealed \(summary.rewrappedCount) rows anew; \(summary.alreadyCurrentCount) had the current key already."
        )
        guard let failure = summary.failures.first else { return }
        throw CommandFailure(
            CommandFailure.Status.configuration,
            "\(summary.failures.count) rows do not open and stay as they are, such as \(failure.key): \(failure.error.message)"
        )
    }
}
