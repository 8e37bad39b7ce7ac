import ServerRecords
import ServerSettings
import TimeTrackingKit

/// Why a command could not do what it was asked, for a person.
struct CommandFailure: Error {
    /// What the exit status says; the numbers are those of `sysexits.h`.
    enum Status {
        /// Something that should not happen.
        static let unexpected: Int32 = 1
        /// The arguments are wrong.
        static let usage: Int32 = 64
        /// The server does not answer.
        static let unavailable: Int32 = 69
        /// The settings, the encryption key or a file with them has to be corrected.
        static let configuration: Int32 = 78
    }

    /// The exit status.
    var status: Int32

    /// One sentence for each thing that is wrong.
    var messages: [String]

    /// The lines to print.
    var lines: String { messages.map { "error: \($0)\n" }.joined() }

    init(_ status: Int32, _ message: String) {
        self.init(status, [message])
    }

    init(_ status: Int32, _ messages: [String]) {
        self.status = status
        self.messages = messages
    }

    /// Reads an error of the parts of the program; nil for one of the parser of arguments and for unknown ones.
    init?(knownAs error: any Error) {
        switch error {
        case let failure as CommandFailure: self = failure
        case let problems as SettingsProblems:
            self.init(Status.configuration, problems.problems.map(\.description))
        case let error as CredentialStoreError:
            self.init(Self.isToCorrect(error) ? Status.configuration : Status.unexpected, error.message)
        case let error as DevelopmentKeyError: self.init(Status.configuration, error.description)
        case let error as ServerRecordsError:
            let isToCorrect = [.otherKey, .insecurePermissions, .newerVersion, .corrupted].contains(error.code)
            self.init(isToCorrect ? Status.configuration : Status.unexpected, error.message)
        default: return nil
        }
    }

    private static func isToCorrect(_ error: CredentialStoreError) -> Bool {
        [.undecryptable, .insecurePermissions, .corrupted, .unsupported, .invalidKey].contains(error.code)
            || error.reason == .notConfigured
    }
}
