import TimeTrackingKit

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The operations of Clockify's API, from the places where they are listed.
enum CoverageList {
    /// A row of the documentation.
    struct Row {
        /// Method and path, for example `GET /v1/user`.
        var operation: String
        /// The names of the calls, for example `user`; none for what goes by the door.
        var calls: [String]
    }

    private struct BrokenListError: Error {
        var line: String
    }

    private struct Document: Decodable {
        var paths: [String: [String: JSONValue]]
    }

    private static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The rows of `docs/api-coverage.md` whose second column is a path of Clockify.
    static func documented() throws -> [Row] {
        try text(of: "docs/api-coverage.md").split(separator: "\n")
            .filter { $0.hasPrefix("| ") && $0.contains("`/v1/") }
            .map { line in
                let cells = line.split(separator: "|").map { $0.filter { $0 != "`" } }
                guard cells.count == 3 else { throw BrokenListError(line: String(line)) }
                let words = cells.map { $0.split(separator: " ").joined(separator: " ") }
                let calls = words[2] == "by the door" ? [] : words[2].split(separator: ", ")
                return Row(operation: "\(words[0]) \(words[1])", calls: calls.map { String($0.prefix { $0 != "(" }) })
            }
    }

    /// The list beside this file.
    static func committed() throws -> [String] {
        try text(of: "Tests/ClockifyAPITests/Coverage/operations.txt").split(separator: "\n").map(String.init)
    }

    /// The operations of the vendor's OpenAPI document, or nil when it does not lie beside the project.
    static func vendorDocument() throws -> [String]? {
        guard let path = vendorDocumentPath else { return nil }
        let document = try JSONDecoder().decode(Document.self, from: Data(contentsOf: URL(filePath: path)))
        return document.paths.flatMap { path, members in
            members.keys.filter { ["get", "post", "put", "patch", "delete"].contains($0) }
                .map { "\($0.uppercased()) \(path)" }
        }
    }

    /// Where the vendor's OpenAPI document lies, which is no part of the project, or nil when it does not.
    static var vendorDocumentPath: String? {
        let named = ProcessInfo.processInfo.environment["CLOCKIFY_OPENAPI"]
        let path = named ?? root.appending(path: "../shared/data/clockify-openapi.json").path
        return FileManager.default.fileExists(atPath: path) ? path : nil
    }

    /// All of the module's source.
    static func source() throws -> String {
        let folder = root.appending(path: "Sources/ClockifyAPI")
        return try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".swift") }
            .map { try text(of: "Sources/ClockifyAPI/\($0)") }
            .joined(separator: "\n")
    }

    /// The path of a file of the project.
    static func path(of file: String) -> String { root.appending(path: file).path }

    private static func text(of file: String) throws -> String {
        String(decoding: try Data(contentsOf: root.appending(path: file)), as: UTF8.self)
    }
}
