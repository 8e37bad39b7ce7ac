import ArgumentParser
import ServerRecords
import ServerSettings
import ServerUsers
import TerminalOutput
import TimeTrackingDatabase
import TimeTrackingKit

/// A user as the command line names one.
struct UserArgument: ParsableArguments {
    @Argument(help: "The user: the issuer, a space and the subject, in quotes.")
    var user: String

    @Flag(help: "Do it although nothing is recorded of the user and no issuer of the settings is named.")
    var force = false

    /// Says whether anything is recorded of the user whom the argument names.
    ///
    /// - Parameters:
    ///   - user: The user.
    ///   - stores: Where it would be.
    ///   - settings: The settings, which name issuers.
    /// - Returns: Whether there are records or tokens.
    /// - Throws: ``CommandFailure`` when there is nothing, no such issuer and no `--force`, and what the stores throw.
    func isRecorded(_ user: ServerUser, in stores: ServerStores, _ settings: ServerSettings) async throws -> Bool {
        if try await stores.records.hasRecords(of: user) { return true }
        for service in TimeService.allCases {
            if try await stores.credentials.credential(for: service.key(of: user.id)) != nil { return true }
        }
        guard force || settings.knows(issuer: user.issuer) else {
            throw CommandFailure(
                CommandFailure.Status.usage,
                "Nothing is recorded of \(user), and no issuer of the settings is \(user.issuer); take the name from "
                    + "`timetrack-server users list`, or add --force."
            )
        }
        return false
    }

    /// Tells the operator that nothing was there, where the output is for something else.
    ///
    /// - Parameters:
    ///   - user: The user.
    ///   - isRecorded: Whether something was.
    static func note(_ user: ServerUser, isRecorded: Bool) {
        guard !isRecorded else { return }
        ServerOutput.standardError("note: Nothing was recorded of \(user.description.safeForTerminals) yet.\n")
    }

    /// The user whom the argument names.
    ///
    /// - Throws: `ValidationError` when it names none.
    func named() throws -> ServerUser { try Self.user(user) }

    /// Reads the name of a user.
    ///
    /// - Parameter text: The issuer, a space and the subject.
    /// - Returns: The user.
    /// - Throws: `ValidationError` when it names none.
    static func user(_ text: String) throws -> ServerUser {
        do throws(ServerUserError) {
            return try ServerUser(id: UserID(text))
        } catch {
            throw ValidationError("A user is an issuer, a space and a subject in quotes, such as \"local ada\".")
        }
    }
}
