import Foundation
import HTTPTypes
import ProgramFixtures
import SandboxServer
import Subprocess
import Synchronization
import SystemPackage
import TimeTrackingAsyncHTTPClient
import TimeTrackingKit
import TimeTrackingSandbox

/// timetrack-server as a process of its own.
struct RunningServer: Sendable {
    /// An answer.
    struct Answer: Sendable {
        let status: Int
        let headers: HTTPFields
        let text: String

        /// The body as JSON.
        func document() throws -> JSONDocument { try JSONDocument(text) }
    }

    /// What the process left behind.
    struct End: Sendable {
        /// Its exit status, or minus the signal that ended it.
        let status: Int32
        /// All that it wrote.
        let output: String
    }

    let folder: ServerFolder
    let process: ProcessIdentifier
    let port: Int
    let transport: AsyncHTTPClientTransport
    private let log: Log

    /// Where it listens.
    var address: String { "http://127.0.0.1:\(port)" }

    /// What it wrote so far.
    var output: String { log.text }

    /// Runs the server while a closure runs, and stops it with SIGTERM unless it ended before.
    ///
    /// - Parameters:
    ///   - folder: Where it runs; the configuration is written there.
    ///   - services: The address of the services.
    ///   - arguments: Further arguments.
    ///   - body: What to do meanwhile.
    /// - Returns: What the process left behind.
    /// - Throws: What the closure throws, or that the server did not start.
    @discardableResult
    static func run(
        in folder: ServerFolder,
        services: String,
        _ arguments: [String] = [],
        _ body: @Sendable (RunningServer) async throws -> Void
    ) async throws -> End {
        try folder.configure(services: services)
        let variables = Dictionary(
            uniqueKeysWithValues: folder.environment.map { (Environment.Key(stringLiteral: $0), $1) }
        )
        let log = Log()
        let result = try await AsyncHTTPClientTransport.withTransport { transport in
            try await Subprocess.run(
                .path(BuiltProgram.path("timetrack-server")),
                arguments: Arguments(["--config", folder.configurationFile] + arguments),
                environment: .custom(variables),
                input: .none,
                output: .sequence,
                error: .sequence
            ) { execution in
                let process = execution.processIdentifier
                async let output: Void = log.take(execution.standardOutput)
                async let errors: Void = log.take(execution.standardError)
                do {
                    if let port = await log.port() {
                        try await body(
                            RunningServer(folder: folder, process: process, port: port, transport: transport, log: log)
                        )
                    } else {
                        try await output
                        try await errors
                        throw DidNotStart(output: log.text)
                    }
                } catch {
                    kill(process.value, SIGKILL)
                    throw error
                }
                kill(process.value, SIGTERM)
                try await output
                try await errors
            }
        }
        let status: Int32 =
            switch result.terminationStatus {
            case .exited(let code): code
            case .signaled(let signal): -signal
            }
        return End(status: status, output: log.text)
    }

    /// Sends a request.
    ///
    /// - Parameters:
    ///   - method: The method.
    ///   - path: The path with the query.
    ///   - session: A session to send as a bearer token, or nil for none.
    ///   - fields: Further header fields.
    ///   - json: The body, or nil for none.
    /// - Returns: The answer.
    /// - Throws: That there was none.
    func send(
        _ method: HTTPRequest.Method,
        _ path: String,
        session: String? = nil,
        fields: HTTPFields = [:],
        json: String? = nil
    ) async throws -> Answer {
        var request = HTTPRequest(
            method: method,
            scheme: "http",
            authority: "127.0.0.1:\(port)",
            path: path,
            headerFields: fields
        )
        if let session { request.headerFields[.authorization] = "Bearer \(session)" }
        if json != nil { request.headerFields[.contentType] = "application/json" }
        let (response, body) = try await transport.send(
            request,
            body: json.map { Array($0.utf8) },
            authorization: nil,
            timeout: .seconds(60),
            maximumResponseBytes: 1 << 24
        )
        return Answer(
            status: response.status.code,
            headers: response.headerFields,
            text: String(decoding: body, as: UTF8.self)
        )
    }

    /// The server ended before it listened.
    struct DidNotStart: Error, CustomStringConvertible {
        let output: String

        var description: String { "timetrack-server did not start: \(output)" }
    }
}

/// What a process writes.
private final class Log: Sendable {
    private let state = Mutex<(text: String, open: Int)>(("", 2))
    private let listening = Gate()

    var text: String { state.withLock(\.text) }

    /// Waits for the line that names the port; nil when the process ends without one.
    func port() async -> Int? {
        await listening.wait()
        return Self.port(in: text)
    }

    func take(_ sequence: SubprocessOutputSequence) async throws {
        defer {
            let isOver = state.withLock { state in
                state.open -= 1
                return state.open == 0
            }
            if isOver { listening.open() }
        }
        for try await buffer in sequence {
            let part = buffer.withUnsafeBytes { String(decoding: $0, as: UTF8.self) }
            let text = state.withLock { state in
                state.text += part
                return state.text
            }
            if Self.port(in: text) != nil { listening.open() }
        }
    }

    private static func port(in text: String) -> Int? {
        for line in text.split(separator: "\n").dropLast(text.hasSuffix("\n") ? 0 : 1) {
            guard let place = line.range(of: "listens on http") else { continue }
            return line[place.upperBound...].split(separator: ":").last.flatMap { Int($0.prefix { $0.isNumber }) }
        }
        return nil
    }
}
