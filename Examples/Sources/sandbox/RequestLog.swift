import HTTPTypes
import JSONOutput
import Synchronization
import SystemPackage
import TerminalOutput
import TimeTrackingSandbox

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A file with a line of JSON for each request.
final class RequestLog: Sendable {
    /// The file cannot be written.
    struct Failure: Error, CustomStringConvertible {
        let path: String
        let reason: String

        var description: String { "The request log \(path) cannot be written: \(reason)." }
    }

    /// A line.
    private struct Line: Encodable {
        var method: String
        var path: String
        var contentType: String?
        var body: String?
        var bodyBase64: String?
        var status: Int?
    }

    private let path: String
    private let file: FileDescriptor
    private let failure = Mutex<Failure?>(nil)

    /// Creates the file, readable by its owner alone, or empties it.
    init(path: String) throws {
        self.path = path
        do {
            file = try FileDescriptor.open(
                FilePath(path),
                .writeOnly,
                options: [.create, .truncate],
                permissions: .ownerReadWrite
            )
        } catch {
            throw Failure(path: path, reason: "\(error)")
        }
    }

    deinit {
        do { try file.close() } catch { return }
    }

    /// Adds a line; the first failure is kept until the end.
    @Sendable
    func write(_ record: SandboxExchangeRecord) {
        let text = String(validating: record.body, as: UTF8.self)
        let line = Line(
            method: record.method.rawValue,
            path: record.path,
            contentType: record.contentType,
            body: record.body.isEmpty ? nil : text,
            bodyBase64: text == nil ? Data(record.body).base64EncodedString() : nil,
            status: record.status?.code
        )
        do {
            try file.writeAll((try JSONText.encode(line, .oneLine) + "\n").utf8)
        } catch {
            let failure = Failure(path: path, reason: "\(error)")
            self.failure.withLock { $0 = $0 ?? failure }
        }
    }

    /// Says whether a line was lost.
    ///
    /// - Throws: The first ``Failure``.
    func end() throws {
        if let failure = failure.withLock(\.self) { throw failure }
    }
}
