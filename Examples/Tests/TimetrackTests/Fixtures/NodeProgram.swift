import Foundation
import ProgramFixtures
import SystemPackage

/// A Node program that encrypts as those do whose tables are imported: with the functions of its crypto module.
struct NodeProgram {
    /// How a program writes vector, tag and ciphertext.
    enum Form: String, CaseIterable {
        /// One after the other, in base64.
        case joined
        /// With colons, in base64.
        case base64
        /// With colons, in hexadecimal.
        case hex
    }

    /// A key as `openssl rand -hex 32` prints one.
    static var newKey: String { (0..<32).map { _ in String(format: "%02x", UInt8.random(in: .min ... .max)) }.joined() }

    let home: Home

    /// The key, in the variable that the program and timetrack read it from.
    let key: String

    init(_ home: Home, key: String = newKey) {
        self.home = home
        self.key = key
    }

    /// The home in which timetrack has the key of the program.
    var homeWithKey: Home { home.with(["NODE_ENCRYPTION_KEY": key]) }

    /// Encrypts a text.
    func encrypt(_ text: String, _ form: Form, vector count: Int) async throws -> String {
        let run = try await BuiltProgram.run(
            "/usr/bin/node",
            ["-e", Self.script, form.rawValue, String(count)],
            environment: homeWithKey.environment,
            input: text
        )
        guard run.status == 0 else { throw CocoaError(.executableLoad) }
        return run.output
    }

    private static let script = """
        const crypto = require("crypto");
        const [form, count] = process.argv.slice(1);
        const text = require("fs").readFileSync(0);
        const iv = crypto.randomBytes(Number(count));
        const cipher = crypto.createCipheriv("aes-256-gcm", Buffer.from(process.env.NODE_ENCRYPTION_KEY, "hex"), iv);
        const ciphertext = Buffer.concat([cipher.update(text), cipher.final()]);
        const parts = [iv, cipher.getAuthTag(), ciphertext];
        process.stdout.write(form === "joined"
            ? Buffer.concat(parts).toString("base64")
            : parts.map((part) => part.toString(form)).join(":"));
        """
}

/// A dump of `user_clockify_integrations`, as a database server exports it.
struct Dump {
    let path: String

    /// Writes a dump into a home.
    ///
    /// - Parameters:
    ///   - home: The home.
    ///   - header: The names of the columns.
    ///   - rows: The values, those with commas or quotes written as CSV wants them.
    ///   - mark: What stands before the first line.
    /// - Throws: That the file cannot be written.
    init(
        _ home: Home,
        header: [String] = ["id", "user_id", "encrypted_api_key", "workspace_id", "created_at", "updated_at"],
        rows: [[String]],
        mark: String = ""
    ) throws {
        self.path = home.path + "/rows.csv"
        let lines = [header.joined(separator: ",")] + rows.map { $0.joined(separator: ",") }
        try Data((mark + lines.joined(separator: "\r\n") + "\r\n").utf8).write(to: URL(filePath: path))
    }

    /// Writes a dump of users and the texts of their keys into a home.
    init(_ home: Home, _ users: [(user: String, text: String, workspace: String)]) throws {
        try self.init(
            home,
            rows: users.enumerated()
                .map { ["\($0)", $1.user, "\"\($1.text)\"", $1.workspace, "2026-11-21 09:00:00+00", ""] }
        )
    }
}
