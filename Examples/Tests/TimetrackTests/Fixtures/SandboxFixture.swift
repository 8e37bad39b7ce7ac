import Foundation
import HTTPTypes
import SandboxServer
import TimeTrackingSandbox

/// A sandbox on a socket and a home for the programs that talk to it.
struct SandboxFixture {
    typealias Token = Sandbox.Content.StandardToken

    let home: Home
    let host: SandboxHost
    let server: LoopbackServer

    /// The option that sends a command to the sandbox.
    var endpoint: String { "--endpoint=\(server.address)" }

    /// The same option as messages repeat it.
    var repeated: String { "--endpoint \(server.address)" }

    /// Serves a sandbox while a closure runs, with Ada's keys in the environment.
    static func run(
        _ content: Sandbox.Content = .standard,
        faults: Sandbox.Faults = Sandbox.Faults(),
        _ body: (SandboxFixture) async throws -> Void
    ) async throws {
        var sandbox = Sandbox(content) { Date() }
        sandbox.faults = faults
        let host = SandboxHost(sandbox)
        try await Home.make { home in
            try await LoopbackServer.run(respond: host.respond) { server in
                let keys = ["CLOCKIFY_API_KEY": Token.adaClockify, "CLOCKWORK_API_TOKEN": Token.adaClockwork]
                try await body(SandboxFixture(home: home.with(keys), host: host, server: server))
            }
        }
    }
}

/// A JSON document as a test reads it.
struct Document {
    private let value: Any?

    init(_ text: String) throws {
        self.value = try JSONSerialization.jsonObject(with: Data(text.utf8))
    }

    private init(value: Any?) {
        self.value = value
    }

    subscript(_ key: String) -> Document { Document(value: (value as? [String: Any])?[key]) }
    subscript(_ index: Int) -> Document {
        let array = value as? [Any] ?? []
        return Document(value: array.indices.contains(index) ? array[index] : nil)
    }

    var string: String? { value as? String }
    var int: Int? { value as? Int }
    var bool: Bool? { value as? Bool }
    var count: Int? { (value as? [Any])?.count }
    var isNull: Bool { value is NSNull }
}
