#if Keyring && os(Linux)
import Dispatch
import Foundation
import Synchronization
import TimeTrackingTesting

/// A program that takes commands as lines of JSON, and answers each with a line that repeats its number.
final class ScriptedProgram: Sendable {
    /// The program has ended, with what it wrote to its standard error.
    struct EndError: Error, CustomStringConvertible {
        let messages: String

        var description: String { "The program has ended: \(messages)" }
    }

    private struct State {
        var lastNumber = 0
        var isOver = false
        var waiting: [Int: CheckedContinuation<Data, any Error>] = [:]
    }

    private struct Answered: Decodable {
        let id: Int
    }

    private struct Empty: Decodable {}

    private let process: ChildProcess
    private let socket: ProcessSocket
    private let log: String
    private let state = Mutex(State())

    /// Starts a program.
    init(_ path: String, _ arguments: [String], environment: [String: String]) throws {
        let (ours, theirs) = try ProcessSocket.pair()
        socket = ours
        log = environment["HOME", default: "/tmp"] + "/\(UUID().uuidString).log"
        process = try ChildProcess(
            path,
            arguments,
            environment: environment,
            streams: ChildProcess.Streams(input: theirs, output: theirs, errors: log)
        )
        let thread = DispatchQueue(label: "ScriptedProgram")
        thread.async { [self] in receive() }
    }

    /// Ends the program.
    func end() {
        process.signal(SIGKILL)
    }

    /// Gives a command and waits for its answer.
    func perform(_ command: [String: any Encodable & Sendable]) async throws {
        _ = try await perform(command, answer: Empty.self)
    }

    /// Gives a command and waits for its answer; when the task is cancelled meanwhile, the program is ended.
    func perform<Answer: Decodable>(
        _ command: [String: any Encodable & Sendable],
        answer: Answer.Type
    ) async throws -> Answer {
        let data = try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let number = state.withLock { state -> Int? in
                    if state.isOver { return nil }
                    state.lastNumber += 1
                    state.waiting[state.lastNumber] = continuation
                    return state.lastNumber
                }
                guard let number else { return continuation.resume(throwing: EndError(messages: messages)) }
                do {
                    let line = try JSONEncoder().encode(Line(values: command.merging(["id": number]) { $1 }))
                    try socket.send(Array(line) + [UInt8(ascii: "\n")])
                } catch {
                    state.withLock { $0.waiting.removeValue(forKey: number) }?.resume(throwing: error)
                }
            }
        } onCancel: {
            end()
        }
        return try JSONDecoder().decode(answer, from: data)
    }

    private func receive() {
        var rest = Data()
        do {
            while let bytes = try socket.receive(until: .now + .seconds(3600)), !bytes.isEmpty {
                rest += bytes
                while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
                    let line = Data(rest[..<end])
                    rest = Data(rest[rest.index(after: end)...])
                    let number = try JSONDecoder().decode(Answered.self, from: line).id
                    state.withLock { $0.waiting.removeValue(forKey: number) }?.resume(returning: line)
                }
            }
        } catch {
            // Told to whoever waits, below.
        }
        process.signal(SIGKILL)
        process.waitForEnd()
        let waiting = state.withLock { state in
            state.isOver = true
            defer { state.waiting = [:] }
            return state.waiting
        }
        for continuation in waiting.values { continuation.resume(throwing: EndError(messages: messages)) }
    }

    private var messages: String {
        String(decoding: FileManager.default.contents(atPath: log) ?? Data(), as: UTF8.self)
    }
}

/// A JSON object of values of different types.
private struct Line: Encodable {
    private struct Name: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init(stringValue: String) {
            self.stringValue = stringValue
        }

        init?(intValue: Int) {
            nil
        }
    }

    let values: [String: any Encodable & Sendable]

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Name.self)
        for (name, value) in values { try container.encode(value, forKey: Name(stringValue: name)) }
    }
}
#endif
