#if EncryptedDatabase && os(Linux)
import Foundation
import Testing
import TimeTrackingKit
import TimeTrackingSealing
import TimeTrackingTesting

/// The program that works on a database until it is killed.
///
/// Its methods block: call them where that is allowed.
final class FaultProgram: Sendable {
    private let process: ChildProcess
    private let socket: ProcessSocket

    /// Starts it.
    ///
    /// - Parameters:
    ///   - arguments: What to do.
    ///   - keys: The keys that it holds.
    /// - Throws: What starting it throws.
    init(_ arguments: [String], keys: EncryptionKeys) throws {
        let (ours, theirs) = try ProcessSocket.pair()
        let program = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
            .appending(path: "DatabaseFaultProgram")
        process = try ChildProcess(
            program.path,
            arguments,
            environment: ["HOME": "/nonexistent"],
            streams: ChildProcess.Streams(input: theirs, output: theirs)
        )
        socket = ours
        for key in keys.all {
            try key.text.withRevealedBytes { try socket.send(Array($0) + [0x0A]) }
        }
        socket.finishSending()
    }

    deinit {
        process.signal(SIGKILL)
        process.waitForEnd()
    }

    /// Everything that it says until its end.
    func linesToEnd() throws -> [String] { try lines(killedAfter: nil) }

    /// Everything that it says, killed a while after it has said so many lines.
    ///
    /// - Parameters:
    ///   - count: The number of lines.
    ///   - pause: How long after the last of them.
    /// - Returns: The lines, without one that it did not end.
    /// - Throws: What receiving throws.
    func lines(killedAfter count: Int, _ pause: Duration) throws -> [String] {
        try lines(killedAfter: (count, pause))
    }

    private func lines(killedAfter moment: (count: Int, pause: Duration)?) throws -> [String] {
        var text: [UInt8] = []
        var isKilled = moment == nil
        while true {
            if !isKilled, let moment, text.count(where: { $0 == 0x0A }) >= moment.count {
                // The moment is to lie anywhere within a write; the program goes on meanwhile.
                let end = ContinuousClock.now.advanced(by: moment.pause)
                while ContinuousClock.now < end {}
                process.signal(SIGKILL)
                isKilled = true
            }
            let bytes = try #require(try socket.receive(until: .now + .seconds(120)))
            if bytes.isEmpty { break }
            text += bytes
        }
        process.waitForEnd()
        // A line without an end was not said.
        let end = text.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        return String(decoding: text[..<end], as: UTF8.self).split(separator: "\n").map(String.init)
    }
}
#endif
