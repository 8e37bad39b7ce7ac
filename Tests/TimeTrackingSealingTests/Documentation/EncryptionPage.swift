#if EncryptedDatabase
import FoundationEssentials
import Testing

/// The tables of docs/encryption.md.
struct EncryptionPage {
    private let lines: [String]

    init() throws {
        let page = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../docs/encryption.md")
        lines = try String(contentsOf: page.standardized, encoding: .utf8)
            .split(separator: "\n", omittingEmptySubsequences: false)
            .map(String.init)
    }

    /// The cells of the rows below a header, without the signs around code.
    func table(_ header: String) throws -> [[String]] {
        let start = try #require(lines.firstIndex(of: header), "The page has no table \(header).")
        return lines[(start + 2)...].prefix { $0.hasPrefix("|") }
            .map { row in
                row.split(separator: "|")
                    .map { cell in cell.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed().filter { $0 != "`" }
                    }
                    .map { String($0) }
            }
    }

    /// The bytes of a table whose first column has them.
    func bytes(_ header: String) throws -> [UInt8] {
        try table(header).flatMap { TimeTrackingSealingTests.bytes(hex: $0[0]) }
    }
}
#endif
