import PairedTimings
import SystemPackage
import TimeTrackingKit

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What the file says, read as plainly as JSONDecoder can.
struct PlainFile: Decodable {
    struct Entry: Decodable {
        let service: String
        let account: String
        let secret: String
    }

    let version: Int
    let credentials: [Entry]
}

func readPlainly(_ path: FilePath, account: String) throws -> String? {
    let file = try FileDescriptor.open(path, .readOnly)
    let bytes = try file.closeAfter {
        let size = Int(try file.seek(offset: 0, from: .end))
        try file.seek(offset: 0, from: .start)
        return try [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            count = try file.read(into: UnsafeMutableRawBufferPointer(buffer))
        }
    }
    let decoded = try JSONDecoder().decode(PlainFile.self, from: Data(bytes))
    return decoded.credentials.first { $0.account == account }?.secret
}

let directory = FileManager.default.temporaryDirectory.appending(
    path: "file-store-ratios-\(UInt64.random(in: 0...(.max)))"
)
let path = FilePath(directory.path).appending("credentials.json")
let store = FileCredentialStore(path: path)
for number in 1...100 {
    let token = String(repeating: "0123456789abcdef", count: 3)
    try await store.store(
        Credential(
            secret: Secret(utf8: token),
            attributes: ["origin": "https://api.clockify.me", "workspace_id": "w\(number)"]
        ),
        for: CredentialKey(service: "clockify", account: "user-\(number)")
    )
}
let key = try CredentialKey(service: "clockify", account: "user-57")
let clock = ContinuousClock()
let batch = 20
let rounds = 100
var found = 0
var timings = PairedTimings(baseline: "open + read + JSONDecoder", ["file store"])
for round in 0..<(rounds + 5) {
    let first = clock.now
    for _ in 0..<batch { found += try readPlainly(path, account: "user-57") == nil ? 0 : 1 }
    let second = clock.now
    for _ in 0..<batch { found += try await store.credential(for: key) == nil ? 0 : 1 }
    if round >= 5 { timings.add([first.duration(to: second), second.duration(to: clock.now)]) }
}
try FileManager.default.removeItem(at: directory)
print("One key among 100 in a file, \(rounds) rounds of \(batch):")
for row in timings.report(items: batch, targets: ["file store": 1.3]) { print("  \(row)") }
if found != 2 * batch * (rounds + 5) { print("  some reads found nothing") }
