#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// timetrack-server with a folder and a configuration of its own.
struct Installation {
    /// Who issues the users' sessions.
    let issuer = "https://sign-in.example"

    /// What signs them.
    let secret: String

    private let program: String
    private let folder: String
    private let environment: [String: String]
    private let upstream: String

    /// Prepares the folder.
    init(program: String, upstream: String) throws {
        self.program = program
        self.upstream = upstream
        self.secret = Self.hexadecimal(32)
        self.folder = FileManager.default.temporaryDirectory.path + "/server-ratios-\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: folder,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
        self.environment = [
            "ENCRYPTION_KEY": Self.hexadecimal(32), "HOME": folder, "TIMETRACK_SERVER_JWT_SECRET": secret,
        ]
    }

    /// Removes the folder.
    func remove() {
        do {
            try FileManager.default.removeItem(atPath: folder)
        } catch {
            print("The folder \(folder) is left; remove it.")
        }
    }

    /// Starts the server and waits until it is ready.
    func start() throws -> RunningServer {
        let port = try freePort()
        let file = "\(folder)/server.toml"
        let text = """
            listen = "127.0.0.1:\(port)"
            data_directory = "\(folder)/data"
            clockwork_endpoint = "\(upstream)/v1"
            clockify_endpoint = "\(upstream)/api/v1"
            shared_token = "off"
            log_level = "error"
            requests_per_minute_per_user = 10000000
            requests_per_minute_per_address = 10000000
            token_tests_per_minute = 10000

            [[sign_in]]
            issuer = "\(issuer)"
            audience = "authenticated"
            algorithms = ["HS256"]
            """
        try Data(text.utf8).write(to: URL(filePath: file))
        return try RunningServer(
            "timetrack-server",
            [program, "--config", file],
            environment: environment,
            port: port,
            path: "/readyz"
        )
    }

    /// Random digits.
    private static func hexadecimal(_ bytes: Int) -> String {
        (0..<(bytes * 2)).map { _ in String(UInt8.random(in: 0..<16), radix: 16) }.joined()
    }
}
