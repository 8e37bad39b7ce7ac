import Foundation
import ServerSettings
import ServerUsers
import SystemPackage
import Testing
import TimeTrackingKit

@Suite("Mounted secrets")
struct MountedSecretTests {
    let folder: SettingsFolder

    init() throws {
        folder = try SettingsFolder()
    }

    private static let table = "[[sign_in]]\nissuer = \"https://auth.example.com\"\n"
    private static let canary = "canary-0123456789-0123456789-0123456789"

    private func secret(_ settings: ServerSettings) throws -> String {
        guard case .secret(let secret)? = settings.signIn.first?.keys else { throw CocoaError(.keyValueValidation) }
        return secret.withRevealedBytes { String(decoding: $0, as: UTF8.self) }
    }

    @Test("a secret comes from the file of its variable, without the line end")
    func fileVariable() async throws {
        let file = try folder.write("jwt", "\(Self.canary)\n")
        let settings = try await folder.read(Self.table, ["TIMETRACK_SERVER_JWT_SECRET_FILE": file])
        #expect(try secret(settings) == Self.canary)
    }

    @Test("a secret comes from the file of its table, the directory of secrets, or its variable")
    func otherPlaces() async throws {
        let file = try folder.write("named", Self.canary)
        #expect(try secret(await folder.read(Self.table + "secret_file = \"\(file)\"")) == Self.canary)
        #expect(try secret(await folder.read(Self.table, ["TIMETRACK_SERVER_JWT_SECRET": Self.canary])) == Self.canary)
        try folder.write("jwt_secret", Self.canary)
        #expect(try secret(await folder.read(Self.table, ["CREDENTIALS_DIRECTORY": folder.path.string])) == Self.canary)
    }

    @Test("a link within the mount is followed, as Kubernetes has them, and one out of it is refused")
    func links() async throws {
        try FileManager.default.createDirectory(
            atPath: folder.path.appending("..data").string,
            withIntermediateDirectories: false
        )
        try folder.write("..data/jwt", Self.canary)
        let inside = folder.path.appending("inside").string
        try FileManager.default.createSymbolicLink(atPath: inside, withDestinationPath: "..data/jwt")
        let settings = try await folder.read(Self.table, ["TIMETRACK_SERVER_JWT_SECRET_FILE": inside])
        #expect(try secret(settings) == Self.canary)
        let outside = folder.path.appending("outside").string
        try FileManager.default.createSymbolicLink(atPath: outside, withDestinationPath: "/etc/hostname")
        let problems = await folder.problems(Self.table, ["TIMETRACK_SERVER_JWT_SECRET_FILE": outside])
        #expect(problems.count == 1)
    }

    @Test("a file that others may write to, that is missing or that is blank is refused")
    func refusals() async throws {
        for file in [
            try folder.write("open", Self.canary, mode: 0o666), try folder.write("blank", " \n"),
            folder.path.appending("missing").string,
        ] {
            for variable in ["TIMETRACK_SERVER_JWT_SECRET_FILE", "CLOCKIFY_API_KEY_FILE", "CLOCKWORK_API_TOKEN_FILE"] {
                let text = variable.hasPrefix("TIMETRACK") ? Self.table : ""
                let problems = await folder.problems(text, [variable: file])
                #expect(problems.count == 1, "\(variable) \(file)")
                #expect(problems.first?.contains("canary") == false)
            }
        }
    }

    @Test("the shared tokens come from files and variables, and the workspace beside the key")
    func sharedTokens() async throws {
        let none = try await folder.read()
        #expect(none.shared.token(for: .clockify) == nil)
        #expect(none.shared.token(for: .clockwork) == nil)
        let file = try folder.write("clockwork", "\(Self.canary)\n")
        let settings = try await folder.read(
            "",
            ["CLOCKWORK_API_TOKEN_FILE": file, "CLOCKIFY_API_KEY": Self.canary, "CLOCKIFY_WORKSPACE_ID": " w1 "]
        )
        #expect(settings.shared.token(for: .clockwork) != nil)
        #expect(settings.shared.token(for: .clockify) != nil)
        #expect(settings.shared.workspaceID == "w1")
        try folder.write("clockify_api_key", Self.canary)
        try folder.write("clockify_workspace_id", "w2\n")
        let mounted = try await folder.read("secrets_directory = \"\(folder.path)\"")
        #expect(mounted.shared.token(for: .clockify) != nil)
        #expect(mounted.shared.workspaceID == "w2")
    }

    @Test("no description and no dump of settings shows a secret")
    func redaction() async throws {
        let settings = try await folder.read(
            Self.table,
            [
                "TIMETRACK_SERVER_JWT_SECRET": Self.canary, "CLOCKIFY_API_KEY": Self.canary,
                "CLOCKWORK_API_TOKEN": Self.canary,
            ]
        )
        var text = "\(settings) \(String(reflecting: settings))"
        dump(settings, to: &text)
        #expect(!text.contains("canary"))
        #expect(text.contains("auth.example.com"))
    }

    @Test("no problem shows a secret of the environment")
    func problemsWithoutSecrets() async {
        let problems = await folder.problems(
            "listen = 1",
            ["TIMETRACK_SERVER_JWT_SECRET": Self.canary, "CLOCKIFY_API_KEY": Self.canary]
        )
        #expect(problems.count == 2)
        #expect(!problems.joined().contains("canary"))
    }
}
