import ArgumentParser
import ServerUsers
import TimeTrackingKit

/// A user as the command line names one.
struct UserArgument: ParsableArguments {
    @Argument(help: "The user: the issuer, a space and the subject, in quotes.")
    var user: String

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
