#if Keyring && os(Linux)
import Foundation
import Testing

/// The page says of each program what the tests expect of it, and of no other.
@Suite("Other programs on the page")
struct DocumentedPeerTests {
    private let lines: [Substring]

    init() throws {
        let page = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../docs/keyring.md")
        lines = try String(contentsOf: page.standardized, encoding: .utf8).split(separator: "\n")
    }

    @Test func weOverwriteTheirs() {
        expectTable(after: "| program | the item that it makes") { peer in
            let own = peer.ownAttributes.sorted { $0.key < $1.key }.map { "`\($0.key)=\($0.value)`" }
            let others = peer.ownAttributes["application"].map { $0 != "Python keyring library" } ?? false
            return [
                peer.name, own.isEmpty ? "nothing" : own.joined(separator: ", "), "1",
                others ? "all but `application`" : "all", "stays",
            ]
        }
    }

    @Test func theyOverwriteOurs() {
        expectTable(after: "| program | items | attributes that stay, of ours") { peer in
            let kept = ["application", "service", "username"]
                .filter { $0 != "application" || peer.ownAttributes.keys.contains($0) }
                .map { "`\($0)`" }
            return [
                peer.name, "1", peer.changesTheSecretAlone ? "all" : kept.joined(separator: ", "),
                peer.changesTheSecretAlone ? "ours" : "its own",
            ]
        }
    }

    @Test func bytes() {
        expectTable(after: "| program | text with line ends") { peer in
            [
                peer.name, "the same bytes, both ways",
                peer.mostBytesStored == .max ? "the same bytes, both ways" : "stores the first 8,192 bytes, silently",
                peer.takesAnyBytes ? "the same bytes" : "an error; the item stays",
            ]
        }
    }

    private func expectTable(after header: String, row: (Peer) -> [String]) {
        let table = lines.drop { !$0.hasPrefix(header) }.prefix { $0.hasPrefix("|") }.dropFirst(2)
        #expect(table.map(String.init) == Peer.allCases.map { "| " + row($0).joined(separator: " | ") + " |" })
    }
}
#endif
