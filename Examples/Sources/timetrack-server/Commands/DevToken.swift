import ArgumentParser
import ServerSettings
import ServerSignIn
import ServerUsers

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Makes a token that signs somebody in, to try the server out.
struct DevToken: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dev-token",
        abstract: "Print a token that signs a user in at this server, to try it out.",
        discussion: """
            The token is signed with the file dev-token.key of the data directory, which is made when it \
            is not there. A server in production accepts no such token, and this command makes none then.

            Example:

              curl -H "Authorization: Bearer $(timetrack-server dev-token --user ada)" \\
                http://127.0.0.1:8080/api/clockify/integration
            """
    )

    @OptionGroup var configuration: ConfigurationOptions

    @Option(help: "The user's name; the issuer is local.")
    var user: String

    @Option(help: "How long the token is good, up to 30d.")
    var lifetime = "8h"

    func run() async throws {
        let settings = try await configuration.settings()
        guard settings.acceptsDevelopmentTokens else {
            throw CommandFailure(
                CommandFailure.Status.configuration,
                "In production nobody signs in with a development token; sign in at the issuer, or set production to false."
            )
        }
        guard let lifetime = TextLength.duration(lifetime, in: .seconds(1) ... .seconds(30 * 86_400)) else {
            throw ValidationError("--lifetime takes a length from 1s to 30d such as 8h.")
        }
        do throws(ServerUserError) {
            _ = try ServerUser(issuer: ServerUser.localIssuer, subject: user)
        } catch {
            throw ValidationError(error.description)
        }
        let secret = try DevelopmentKey.readOrCreate(in: settings.dataDirectory)
        let token = try DevelopmentToken.make(user: user, lifetime: lifetime, secret: secret, now: Date())
        try ServerOutput.secret(token)
    }
}
