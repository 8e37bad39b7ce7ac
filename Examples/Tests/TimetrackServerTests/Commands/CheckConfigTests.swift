import Crypto
import Foundation
import ProgramFixtures
import ServerUsers
import SystemPackage
import Testing

@Suite("timetrack-server --check-config", .timeLimit(.minutes(2)))
struct CheckConfigTests {
    let server: ServerInstallation

    init() throws {
        server = try ServerInstallation()
    }

    @Test("settings without problems are usable, and warnings go to standard error")
    func usable() async throws {
        let quiet = try await server.run(["--check-config"])
        #expect(quiet.status == 0)
        #expect(quiet.output == "The configuration is usable.\n")
        #expect(quiet.errors == "")
        let file = try server.write("server.toml", "listen = \"0.0.0.0:80\"\nshared_token = \"off\"\n")
        let warned = try await server.run(["--check-config", "--config", file])
        #expect(warned.status == 0)
        #expect(warned.output == "The configuration is usable.\n")
        #expect(warned.errors.hasPrefix("warning: Tokens travel readable to 0.0.0.0:80; set tls_certificate"))
    }

    @Test("all problems are printed at once, with the file and the line, and end with 78")
    func problems() async throws {
        let file = try server.write("server.toml", "listen = 1\n\napi_key = \"canary-91\"\nlog_level = \"loud\"\n")
        let run = try await server.run(["--check-config"], ["TIMETRACK_SERVER_CONFIG": file])
        #expect(run.status == 78)
        #expect(run.output == "")
        #expect(run.errors.contains("error: \(file), line 1: listen has to be a host and a port"))
        #expect(run.errors.contains("error: \(file), line 3: this file takes no secrets"))
        #expect(run.errors.contains("error: \(file), line 4: log_level has to be"))
        #expect(run.errors.split(separator: "\n").count == 3)
        #expect(!run.errors.contains("canary"))
    }

    @Test(
        "a key that is missing or malformed is one sentence and ends with 78",
        arguments: ["--check-config", "serve"]
    )
    func keys(command: String) async throws {
        let missing = try await server.run([command], ["ENCRYPTION_KEY": nil])
        #expect(missing.status == 78)
        #expect(missing.errors.split(separator: "\n").count == 1)
        #expect(missing.errors.contains("openssl rand -hex 32"))
        let malformed = try await server.run([command], ["ENCRYPTION_KEY": "canary-92"])
        #expect(malformed.status == 78)
        #expect(malformed.errors.split(separator: "\n").count == 1)
        #expect(!malformed.errors.contains("canary"))
    }

    @Test("what a start opens is opened, nothing is made, and each problem is one sentence that ends with 78")
    func opened() async throws {
        let key = P256.Signing.PrivateKey().pemRepresentation
        let files = [
            "file": "no directory", "empty.json": #"{"keys": []}"#, "broken.json": "{", "certificate.pem": certificate,
            "key.pem": key,
        ]
        for (name, text) in files { _ = try server.write(name, text) }
        func table(_ file: String) -> String {
            "[[sign_in]]\nissuer = \"i\"\njwks_file = \"\(server.path)/\(file)\"\n"
        }
        let cases = [
            ("data_directory = \"\(server.path)/file/data\"\n", "cannot be written, because of \(server.path)/file"),
            (table("empty.json"), "has no key that tokens can be verified with"),
            (table("broken.json"), "is no JSON Web Key Set"),
            (
                "tls_certificate = \"\(server.path)/certificate.pem\"\ntls_key = \"\(server.path)/key.pem\"\n",
                "cannot be used; check that both are PEM files that belong together"
            ),
            ("listen = \"no-such-host.invalid:80\"\nshared_token = \"off\"\n", nil),
        ]
        for (text, sentence) in cases {
            let file = try server.write("server.toml", text)
            let directory = text.contains("data_directory") ? nil : server.data.string
            let changes = ["TIMETRACK_SERVER_DATA_DIRECTORY": directory]
            let run = try await server.run(["--check-config", "--config", file], changes)
            #expect(!FileManager.default.fileExists(atPath: server.data.string), "\(text)")
            guard let sentence else {
                #expect(run.status == 0, "The port is not tried.")
                continue
            }
            for run in [run, try await server.run(["serve", "--config", file], changes)] {
                #expect(run.status == 78, "\(text)")
                #expect(run.errors.contains(sentence), "\(run.errors)")
                #expect(run.errors.split(separator: "\n").count == 1)
            }
        }
    }

    @Test("a key that everybody can read is warned of")
    func openKey() async throws {
        _ = try server.write("encryption_key", String(repeating: "0123456789abcdef", count: 4))
        let changes = ["ENCRYPTION_KEY": nil, "TIMETRACK_SERVER_SECRETS_DIRECTORY": server.path.string]
        #expect(try await server.run(["--check-config"], changes).errors == "")
        let file = server.path.appending("encryption_key").string
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file)
        let run = try await server.run(["--check-config"], changes)
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.errors.hasPrefix("warning: Everybody on this machine can read the encryption key in \(file);"))
    }

    @Test("another key than that of the stored tokens is one sentence and ends with 78")
    func wrongKey() async throws {
        try await server.connect(ServerUser(issuer: "local", subject: "ada"), "canary-93")
        let other = ["ENCRYPTION_KEY": String(repeating: "f", count: 64)]
        let run = try await server.run(["serve"], other)
        #expect(run.status == 78)
        #expect(run.output == "")
        #expect(run.errors.split(separator: "\n").count == 1)
        let checked = try await server.run(["--check-config"], other)
        #expect(checked.status == 78)
        #expect(checked.errors == run.errors)
        #expect(try await server.clockifyKey(of: ServerUser(issuer: "local", subject: "ada")) == "canary-93")
    }

    @Test("anybody beyond this machine spends the shared token only by the option")
    func anonymous() async throws {
        let file = try server.write("server.toml", "listen = \"0.0.0.0:80\"\nshared_token = \"anonymous\"\n")
        let refused = try await server.run(["serve", "--config", file])
        #expect(refused.status == 78)
        #expect(refused.errors.contains("--allow-anonymous-shared-token"))
        let allowed = try await server.run(["--check-config", "--config", file, "--allow-anonymous-shared-token"])
        #expect(allowed.status == 0)
    }

    @Test(
        "wrong arguments end with 64",
        arguments: [["--nonsense"], ["nonsense"], ["users", "disable"], ["audit", "--limit", "0"]]
    )
    func arguments(arguments: [String]) async throws {
        #expect(try await server.run(arguments).status == 64)
    }
}

/// A certificate whose key nobody has kept.
private let certificate = """
    -----BEGIN CERTIFICATE-----
    MIIBfjCCASWgAwIBAgIUQbPgErpoHB1HwX20dPp+FVY+aAMwCgYIKoZIzj0EAwIw
    FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMjEyMjQxMFoYDzIxMjYxMDI5
    MTIyNDEwWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
    PQMBBwNCAAQYTbrmfpQ90yxIPApy/wyyCAtOurmSZ75fOfT/6yLkeZFigsd9yfT5
    kwSrUNN+X0bYy/GBSPcXvTLY4ylBv3Kgo1MwUTAdBgNVHQ4EFgQUGrveelN+aQsF
    /nsV3QRCj2eIsAEwHwYDVR0jBBgwFoAUGrveelN+aQsF/nsV3QRCj2eIsAEwDwYD
    VR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNHADBEAiBFE7hVnYcAXwIhcaXqNy2J
    isavTseMIh26Wl+xBfmlzgIgQzMo7b88M5d09lK4UyY6bT8myl07tZSpjhvt40UK
    MiA=
    -----END CERTIFICATE-----
    """ + "\n"
