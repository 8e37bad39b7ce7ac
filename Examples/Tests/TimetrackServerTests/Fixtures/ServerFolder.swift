import Foundation
import JWTKit
import ProgramFixtures
import SystemPackage

/// A folder with a configuration, in which timetrack-server runs.
struct ServerFolder: Sendable {
    /// The issuer of the sessions that the server accepts.
    static let issuer = "https://sign-in.example"

    /// The folder.
    let path: String

    /// What the programs are started with.
    var environment: [String: String]

    /// Lines of the configuration before the issuer's, beyond the usual ones.
    var settings: [String: String] = [:]

    /// Lines of the configuration after everything else, where its tables stand.
    var tables: [String] = []

    /// Signs the sessions.
    let signingSecret: String

    /// Whether anybody can sign in.
    var hasSignIn = true

    /// Makes a folder, gives it to a closure and removes it.
    @discardableResult
    static func make<Result>(_ body: (ServerFolder) async throws -> Result) async throws -> Result {
        let path = FileManager.default.temporaryDirectory.appending(path: "server-tests-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(
            atPath: path,
            withIntermediateDirectories: false,
            attributes: [.posixPermissions: 0o700]
        )
        defer { try? FileManager.default.removeItem(atPath: path) }
        let secret = randomDigits()
        let environment = [
            "HOME": path, "TMPDIR": path, "TZ": "UTC", "LANG": "C.UTF-8",
            "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
            "ENCRYPTION_KEY": randomDigits(), "TIMETRACK_SERVER_JWT_SECRET": secret,
        ]
        return try await body(ServerFolder(path: path, environment: environment, signingSecret: secret))
    }

    /// Where the server keeps its files.
    var data: String { path + "/data" }

    /// Where the configuration is.
    var configurationFile: String { path + "/server.toml" }

    /// The folder with further variables.
    func with(_ variables: [String: String]) -> ServerFolder {
        var folder = self
        folder.environment.merge(variables) { $1 }
        return folder
    }

    /// The folder with further lines of the configuration, each written as TOML.
    func setting(_ settings: [String: String]) -> ServerFolder {
        var folder = self
        folder.settings.merge(settings) { $1 }
        return folder
    }

    /// The folder of a server at which nobody can sign in with an issuer's sessions.
    func withoutSignIn() -> ServerFolder {
        var folder = self
        folder.hasSignIn = false
        folder.environment["TIMETRACK_SERVER_JWT_SECRET"] = nil
        return folder
    }

    /// The folder with tables at the end of the configuration.
    func with(tables: [String]) -> ServerFolder {
        var folder = self
        folder.tables = tables
        return folder
    }

    /// Writes the configuration.
    ///
    /// - Parameter services: The address of the services.
    /// - Throws: That it cannot be written.
    func configure(services: String) throws {
        let usual = [
            "listen": #""127.0.0.1:0""#, "data_directory": "\"\(data)\"", "log_format": #""json""#,
            "clockwork_endpoint": "\"\(services)/v1\"", "clockify_endpoint": "\"\(services)/api/v1\"",
        ]
        var lines = usual.merging(settings) { $1 }.map { "\($0) = \($1)" }.sorted()
        if hasSignIn {
            lines += [
                "[[sign_in]]", "issuer = \"\(Self.issuer)\"", #"audience = "authenticated""#,
                #"algorithms = ["HS256"]"#,
            ]
        }
        lines += tables
        try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: URL(filePath: configurationFile))
    }

    /// Runs a command of timetrack-server to its end.
    func command(_ arguments: String..., input: String = "") async throws -> BuiltProgram.Run {
        try await BuiltProgram.run(
            BuiltProgram.path("timetrack-server"),
            arguments + ["--config", configurationFile],
            environment: environment,
            input: input
        )
    }

    /// A session as the issuer gives it to a user.
    func session(of subject: String, for lifetime: TimeInterval = 3600) async throws -> String {
        let keys = await JWTKeyCollection().add(hmac: .init(from: Data(signingSecret.utf8)), digestAlgorithm: .sha256)
        let now = Date()
        return try await keys.sign(
            SessionClaims(
                iss: Self.issuer,
                sub: subject,
                aud: "authenticated",
                role: "authenticated",
                // A whole second that is not before the moment in which it is made.
                iat: Int(now.timeIntervalSince1970.rounded(.up)),
                exp: Int(now.timeIntervalSince1970 + lifetime)
            )
        )
    }

    private static func randomDigits() -> String {
        (0..<32).map { _ in String(format: "%02x", UInt8.random(in: .min ... .max)) }.joined()
    }
}

/// The claims of a session as Supabase issues them.
struct SessionClaims: JWTPayload {
    var iss: String
    var sub: String
    var aud: String
    var role: String
    var iat: Int
    var exp: Int

    func verify(using algorithm: some JWTAlgorithm) {}
}
