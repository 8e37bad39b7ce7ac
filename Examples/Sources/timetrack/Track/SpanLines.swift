import SystemPackage
import TimetrackKeys
import TimetrackRecords
import TimetrackWorkday

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Spans as lines of JSON: `{"project": "/path", "start": "2026-11-20T09:00:00Z", "end": "2026-11-20T10:00:00Z"}`.
enum SpanLines {
    /// What one line has; other keys are for whoever wrote it.
    private struct Line: Decodable {
        var project: String
        var start: String
        var end: String
    }

    /// The longest line, in bytes.
    static let longestLine = 64 * 1024

    /// The most lines.
    static let mostLines = 1_000_000

    /// The longest path, in bytes.
    private static let longestPath = 16 * 1024

    /// Reads lines; those with nothing but spaces are passed over.
    ///
    /// - Parameters:
    ///   - bytes: The lines.
    ///   - progress: Is told how many bytes are done.
    /// - Returns: The spans in the order of the lines.
    /// - Throws: ``Failure`` that names the first line that is no span, `CancellationError`, and what the closure
    ///   throws.
    static func spans(_ bytes: [UInt8], progress: (Int) throws -> Void) throws -> [TrackedSpan] {
        let decoder = JSONDecoder()
        var spans: [TrackedSpan] = []
        // A file has few paths and many lines, and making a path plain costs more than all else of a line.
        var plain: [Folder: String] = [:]
        var number = 0
        var start = bytes.startIndex
        while start < bytes.endIndex {
            number += 1
            let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.endIndex
            let line = bytes[start..<end]
            start = end == bytes.endIndex ? end : end + 1
            if number % 1_000 == 0 {
                try Task.checkCancellation()
                try progress(start)
            }
            guard !line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) else { continue }
            guard spans.count < mostLines else {
                throw bad(number, "is one more than \(mostLines) spans; split the file")
            }
            guard line.count <= longestLine else { throw bad(number, "is longer than \(longestLine) bytes") }
            let content: Line
            do {
                content = try decoder.decode(Line.self, from: Data(line))
            } catch {
                throw bad(number, "is not a JSON object with the texts project, start and end")
            }
            spans.append(try span(content, number, &plain))
        }
        return spans
    }

    private static func span(_ line: Line, _ number: Int, _ plain: inout [Folder: String]) throws -> TrackedSpan {
        guard line.project.hasPrefix("/"), !line.project.utf8.contains(0) else {
            throw bad(number, "has a project that is no absolute path")
        }
        guard line.project.utf8.count <= longestPath else {
            throw bad(number, "has a project whose path is longer than \(longestPath) bytes")
        }
        guard let start = UTCTimestamp.seconds(line.start) else {
            throw bad(number, "has a start that is not like 2026-11-20T09:00:00Z")
        }
        guard let end = UTCTimestamp.seconds(line.end) else {
            throw bad(number, "has an end that is not like 2026-11-20T10:00:00Z")
        }
        guard start <= end else { throw bad(number, "ends before it begins") }
        guard end - start <= TrackedTime.longestSpan else {
            throw bad(number, "lasts longer than \(TrackedTime.longestSpan / 86_400) days")
        }
        let folder = Folder(line.project)
        let project = plain[folder] ?? FilePath(line.project).lexicallyNormalized().string
        plain[folder] = project
        return TrackedSpan(project: project, start: start, end: end)
    }

    private static func bad(_ number: Int, _ words: String) -> Failure {
        Failure(.usage, "invalid_line", "Line \(number) \(words). Nothing was imported; correct it and try again.")
    }
}
