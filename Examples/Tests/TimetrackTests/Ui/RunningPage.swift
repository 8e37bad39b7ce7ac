import Foundation
import HTTPTypes
import ProgramFixtures
import Subprocess
import Synchronization
import TimeTrackingAsyncHTTPClient
import TimeTrackingKit

/// `timetrack ui` as a process of its own, and what a browser asks of its page.
struct RunningPage: Sendable {
    /// An answer.
    struct Answer: Sendable {
        let status: Int
        let headers: HTTPFields
        let text: String
    }

    /// What the browser has after the page was opened.
    struct Browser: Sendable {
        let cookie: String
        let token: String
    }

    let process: ProcessIdentifier

    /// The path of the file that leads to the page.
    let file: String

    /// The address to which the file leads, with the code.
    let opening: String

    private let transport: AsyncHTTPClientTransport

    /// Runs the program without a browser while a closure runs, and ends it with SIGTERM unless it has ended.
    ///
    /// - Parameters:
    ///   - home: Where it runs.
    ///   - arguments: Further arguments.
    ///   - endsByItself: Whether it gets no signal.
    ///   - body: What to do meanwhile.
    /// - Returns: What the process left behind.
    /// - Throws: What the closure throws, or that the program said no path.
    @discardableResult
    static func run(
        in home: Home,
        _ arguments: [String],
        endsByItself: Bool = false,
        _ body: @Sendable (RunningPage) async throws -> Void
    ) async throws -> BuiltProgram.Run {
        let variables = Dictionary(
            uniqueKeysWithValues: home.environment.map { (Environment.Key(stringLiteral: $0), $1) }
        )
        let output = Said()
        let errors = Said()
        let result = try await AsyncHTTPClientTransport.withTransport { transport in
            try await Subprocess.run(
                .path(BuiltProgram.path("timetrack")),
                arguments: Arguments(["ui", "--no-browser"] + arguments),
                environment: .custom(variables),
                input: .none,
                output: .sequence,
                error: .sequence
            ) { execution in
                let process = execution.processIdentifier
                async let said: Void = output.take(execution.standardOutput)
                async let complained: Void = errors.take(execution.standardError)
                do {
                    guard let file = await output.firstLine() else {
                        try await complained
                        throw DidNotStart(description: "timetrack ui said no path: \(errors.text)")
                    }
                    let opening = try Self.opening(in: file)
                    try await body(
                        RunningPage(process: process, file: file, opening: opening, transport: transport)
                    )
                } catch {
                    kill(process.value, SIGKILL)
                    throw error
                }
                if !endsByItself { kill(process.value, SIGTERM) }
                try await said
                try await complained
            }
        }
        let status: Int32 =
            switch result.terminationStatus {
            case .exited(let code): code
            case .signaled(let signal): -signal
            }
        return BuiltProgram.Run(status: status, output: output.text, errors: errors.text)
    }

    private static func opening(in file: String) throws -> String {
        let text = try String(contentsOfFile: file, encoding: .utf8)
        guard let match = text.firstMatch(of: /content="0; url=(http:[^"]*)"/) else {
            throw DidNotStart(description: "the file leads nowhere")
        }
        return String(match.1)
    }

    /// Opens the page as a browser does that is given the file.
    func open() async throws -> Browser {
        let opened = try await send(.get, opening)
        let cookie = opened.headers[.setCookie].flatMap { $0.split(separator: ";").first }.map { String($0) } ?? ""
        let page = try await send(.get, address(), cookie: cookie)
        let token = page.text.firstMatch(of: /name="csrf-token" content="([0-9a-f]+)"/).map { String($0.1) } ?? ""
        return Browser(cookie: cookie, token: token)
    }

    /// Where the page is, for whoever has opened it.
    func address(_ path: String = "/") -> String {
        (opening.components(separatedBy: "/open").first ?? "") + path
    }

    /// Sends a change as the page does.
    func change(
        _ method: HTTPRequest.Method,
        _ path: String,
        _ browser: Browser,
        json: String? = nil
    ) async throws -> Answer {
        var fields: HTTPFields = [:]
        if let name = HTTPField.Name("X-CSRF-Token") { fields[name] = browser.token }
        return try await send(method, address(path), cookie: browser.cookie, fields: fields, json: json)
    }

    /// Sends a request to an address.
    func send(
        _ method: HTTPRequest.Method,
        _ address: String,
        cookie: String? = nil,
        fields: HTTPFields = [:],
        json: String? = nil
    ) async throws -> Answer {
        guard let url = URL(string: address), let host = url.host(), let port = url.port else {
            throw DidNotStart(description: "\(address) is no address")
        }
        var request = HTTPRequest(
            method: method,
            scheme: "http",
            authority: "\(host):\(port)",
            path: url.path() + (url.query().map { "?\($0)" } ?? ""),
            headerFields: fields
        )
        if let cookie { request.headerFields[.cookie] = cookie }
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

    /// The program did not do what the test needs.
    struct DidNotStart: Error, CustomStringConvertible {
        let description: String
    }
}

/// What a process says, as it says it.
private final class Said: Sendable {
    private let state = Mutex("")
    private let hasLine = Gate()

    var text: String { state.withLock(\.self) }

    /// Waits for the first line; nil when the process ends without one.
    func firstLine() async -> String? {
        await hasLine.wait()
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.count > 1 ? String(lines[0]) : nil
    }

    func take(_ sequence: SubprocessOutputSequence) async throws {
        defer { hasLine.open() }
        for try await buffer in sequence {
            let part = buffer.withUnsafeBytes { String(decoding: $0, as: UTF8.self) }
            let isLine = state.withLock { text in
                text += part
                return text.contains("\n")
            }
            if isLine { hasLine.open() }
        }
    }
}
