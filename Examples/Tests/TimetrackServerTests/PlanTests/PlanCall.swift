import Foundation
import ProgramFixtures
import SystemPackage
import TimeTrackingKit

/// A call as a client of one of the plans makes it, and what it gets.
struct PlanCall: Sendable {
    var method = "POST"
    let path: String
    var token: String?
    var bearer: String?
    var body: String?
    let status: Int
    var allow: String?
    let answer: String

    /// What a client got.
    struct Reply: Sendable, Equatable, Decodable {
        var status: Int
        var allow: String
        var body: String
    }

    /// What the client should get.
    var expected: Reply { Reply(status: status, allow: allow ?? "", body: answer) }

    /// The header fields that the client sends.
    private var headers: [String: String] {
        var fields: [String: String] = [:]
        fields["X-Clockwork-Token"] = token
        fields["Authorization"] = bearer.map { "Bearer \($0)" }
        fields["Content-Type"] = body == nil ? nil : "application/json"
        return fields
    }

    /// Makes the call with curl.
    func byCurl(_ address: String) async throws -> Reply {
        var arguments = ["-sS", "--max-time", "30", "-X", method, "-w", "\n%{http_code} %header{allow}"]
        // An empty value is written with a semicolon, else curl leaves the field out.
        for (name, value) in headers { arguments += ["-H", value.isEmpty ? "\(name);" : "\(name): \(value)"] }
        if let body { arguments += ["--data-binary", body] }
        let run = try await BuiltProgram.run(
            "/usr/bin/curl",
            arguments + [address + path],
            environment: ["PATH": "/usr/bin:/bin"],
            input: ""
        )
        guard run.status == 0 else { throw CallFailure(description: run.errors) }
        let lines = run.output.split(separator: "\n", omittingEmptySubsequences: false)
        let last = lines.last?.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false) ?? []
        return Reply(
            status: last.first.flatMap { Int($0) } ?? 0,
            allow: last.count > 1 ? String(last[1]) : "",
            body: lines.dropLast().joined(separator: "\n")
        )
    }

    /// Makes calls one after the other with Node's own client.
    static func byNode(_ calls: [PlanCall], _ address: String) async throws -> [Reply] {
        let list = calls.map { call in
            [
                "method": call.method, "path": call.path, "headers": call.headers, "body": call.body ?? "",
            ] as [String: Any]
        }
        let input = try JSONSerialization.data(withJSONObject: list)
        let run = try await BuiltProgram.run(
            "/usr/bin/node",
            ["-e", nodeScript, address],
            environment: ["PATH": "/usr/bin:/bin"],
            input: String(decoding: input, as: UTF8.self)
        )
        guard run.status == 0 else { throw CallFailure(description: run.errors) }
        return try JSONDecoder().decode([Reply].self, from: Data(run.output.utf8))
    }

    private static let nodeScript = """
        const http = require("http");
        const calls = JSON.parse(require("fs").readFileSync(0, "utf8"));
        const ask = ({ method, path, headers, body }) => new Promise((resolve, reject) => {
          const request = http.request(process.argv[1] + path, { method, headers, timeout: 30000 }, (answer) => {
            const parts = [];
            answer.on("data", (part) => parts.push(part));
            answer.on("end", () => resolve({ status: answer.statusCode, allow: answer.headers.allow ?? "",
              body: Buffer.concat(parts).toString("utf8") }));
          });
          request.on("timeout", () => request.destroy(new Error("no answer")));
          request.on("error", reject);
          request.end(body);
        });
        (async () => {
          const replies = [];
          for (const call of calls) replies.push(await ask(call));
          process.stdout.write(JSON.stringify(replies));
        })().catch((error) => { console.error(error.message); process.exit(1); });
        """
}

/// A client that could not make its call.
struct CallFailure: Error, CustomStringConvertible {
    let description: String
}
