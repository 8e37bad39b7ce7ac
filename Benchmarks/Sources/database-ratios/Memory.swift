import ChildPrograms
import SystemPackage
import TimeTrackingDatabase
import TimeTrackingKit
import TimeTrackingSealing

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The memory of a process of its own that reads, lists and rotates, for two sizes of database.
struct Memory {
    let program: String
    let small: DatabaseFixture
    let large: DatabaseFixture

    func report() throws {
        let kilobytes = try [small, large]
            .map { fixture in
                try (0..<3).map { _ in try measure(fixture) }.sorted()[1]
            }
        let growth = kilobytes[1] - kilobytes[0]
        print("Memory after 20000 reads, a listing of all keys and two rotations, median of 3 processes:")
        print("  \(small.rows) rows \(kilobytes[0]) KB, \(large.rows) rows \(kilobytes[1]) KB")
        // Both databases fill what each connection keeps of one, at most 2 MB.
        print("  growth \(growth) KB  target <= 1024 KB: \(growth <= 1024 ? "met" : "MISSED")")
    }

    private func measure(_ fixture: DatabaseFixture) throws -> Int {
        let child = try ChildProgram([program, "memory", fixture.path.string, String(fixture.rows)])
        let key = fixture.key.text.withRevealedBytes { String(decoding: $0, as: UTF8.self) }
        let answer = try child.ask(key)
        guard let kilobytes = Int(answer) else { throw PeerError(description: "memory: \(answer)") }
        return kilobytes
    }

    /// What the process of its own does.
    static func work(path: String, rows: Int) async throws -> Int {
        let key = try EncryptionKey(text: Secret(utf8: readLine() ?? ""), from: "the input")
        let store = DatabaseCredentialStore(
            path: FilePath(path),
            keys: .keys(EncryptionKeys(current: key)),
            timeout: .seconds(60)
        )
        for number in 0..<20_000 {
            _ = try await store.credential(for: DatabaseFixture.key(number &* 15_485_863 % rows))
        }
        var last: CredentialKey?
        repeat {
            last = try await store.keys(service: nil, after: last, limit: 500).last
        } while last != nil
        // There and back, so that the next process finds the database as this one did.
        let other = EncryptionKey.random()
        for (current, readable) in [(other, key), (key, other)] {
            let keys = EncryptionKeys(current: current, readable: [readable])
            let store = DatabaseCredentialStore(path: FilePath(path), keys: .keys(keys), timeout: .seconds(60))
            _ = try await store.rewrapAll { _ in }
            await store.close()
        }
        let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
        let line = status.split(separator: "\n").first { $0.hasPrefix("RssAnon:") }
        return line.flatMap { Int($0.filter(\.isNumber)) } ?? 0
    }
}
