#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The Swift code of the Markdown pages, and the Swift code of this target.
///
/// A block that begins with three backticks and `swift` must stand in one of this target's files, line by line, however
/// far it is indented. To write a new one, put the code into a file here first and copy it to the page.
///
/// A block that cannot be compiled here, such as lines of a `Package.swift`, has `<!-- manifest -->` on the line before.
enum DocumentedCode {
    struct Block {
        let page: String
        let line: Int
        let code: [String]
    }

    /// The blocks that must be compiled, of README.md and every page in docs.
    static func blocks() throws -> [Block] {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized
        let docs = root.appending(path: "docs").path
        let pages = try FileManager.default.contentsOfDirectory(atPath: docs).sorted().map { "docs/\($0)" }
        return try (["README.md"] + pages)
            .filter { $0.hasSuffix(".md") && FileManager.default.fileExists(atPath: root.appending(path: $0).path) }
            .flatMap { page in
                let text = try String(contentsOf: root.appending(path: page), encoding: .utf8)
                return blocks(in: text, of: page)
            }
    }

    /// The blocks of one page.
    static func blocks(in text: String, of page: String) -> [Block] {
        var blocks: [Block] = []
        var current: (line: Int, code: [String], isCompiled: Bool)?
        var previous = ""
        for (index, line) in trimmedLines(text).enumerated() {
            if let block = current, line == "```" {
                if block.isCompiled { blocks.append(Block(page: page, line: block.line, code: block.code)) }
                current = nil
            } else if current != nil {
                current?.code.append(line)
            } else if line.hasPrefix("```") {
                let isSwift = line.dropFirst(3).lowercased() == "swift"
                current = (index + 1, [], isSwift && previous != "<!-- manifest -->")
            }
            previous = line
        }
        return blocks
    }

    /// The lines of each file of this target.
    static func sources() throws -> [[String]] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
        return try FileManager.default.contentsOfDirectory(atPath: folder.path)
            .filter { $0.hasSuffix(".swift") }
            .map { trimmedLines(try String(contentsOf: folder.appending(path: $0), encoding: .utf8)) }
    }

    /// Whether code stands in a file, its lines following one another.
    static func contains(_ code: [String], in source: [String]) -> Bool {
        guard !code.isEmpty, code.count <= source.count else { return false }
        return (0...(source.count - code.count))
            .contains { start in
                source[start..<(start + code.count)].elementsEqual(code)
            }
    }

    private static func trimmedLines(_ text: String) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { line in
                String(line.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
            }
    }
}
