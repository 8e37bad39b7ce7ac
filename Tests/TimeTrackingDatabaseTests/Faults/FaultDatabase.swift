#if EncryptedDatabase && os(Linux)
import Dispatch
import Foundation
import SystemPackage
import Testing
import TimeTrackingDatabase
import TimeTrackingKit
import TimeTrackingSealing

/// A database in a directory of its own, for processes that come and go.
final class FaultDatabase: Sendable {
    let key = EncryptionKey.random()
    let path: FilePath
    private let directory: URL

    init() throws {
        directory = FileManager.default.temporaryDirectory.appending(path: "database-faults-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: directory,
            withIntermediateDirectories: false,
            attributes: [.posixPermissions: 0o700]
        )
        path = FilePath(directory.path).appending("credentials.sqlite")
    }

    deinit {
        do {
            try FileManager.default.removeItem(at: directory)
        } catch {
            // What is left lies in the system's temporary directory.
        }
    }

    /// A store on it.
    func store(keys: EncryptionKeys? = nil) -> DatabaseCredentialStore {
        let keys = keys ?? EncryptionKeys(current: key)
        return DatabaseCredentialStore(path: path, keys: .keys(keys), timeout: .seconds(120))
    }

    /// Starts a program that works on it, and watches it on a thread that may block.
    func run(
        _ arguments: [String],
        keys: EncryptionKeys? = nil,
        _ watch: @escaping @Sendable (FaultProgram) throws -> [String]
    ) async throws -> [String] {
        let keys = keys ?? EncryptionKeys(current: key)
        return try await withCheckedThrowingContinuation { continuation in
            DispatchQueue(label: "FaultDatabase")
                .async {
                    continuation.resume(with: Result { try watch(FaultProgram(arguments, keys: keys)) })
                }
        }
    }

    /// The bytes of every file in the directory, by name.
    func files() throws -> [String: [UInt8]] {
        try FileManager.default.contentsOfDirectory(at: directory, includingPropertiesForKeys: nil)
            .reduce(into: [:]) { $0[$1.lastPathComponent] = Array(try Data(contentsOf: $1)) }
    }
}

extension DatabaseCredentialStore {
    /// The number that a row was last written with, if what it holds fits together.
    func number(of account: String) async throws -> Int? {
        let credential = try await credential(for: CredentialKey(service: "clockify", account: account))
        guard let credential else { return nil }
        let number = try #require(credential.attributes["number"].flatMap(Int.init))
        let words = credential.secret.withRevealedBytes { String(decoding: $0, as: UTF8.self) }.split(separator: " ")
        #expect(words.last == Substring(String(number)))
        #expect(account.hasPrefix(words[0]))
        return number
    }

    /// Writes a row with a number.
    func store(_ number: Int, of account: String) async throws {
        let credential = Credential(
            secret: Secret(utf8: "\(account) \(number)"),
            attributes: ["number": String(number)]
        )
        try await store(credential, for: CredentialKey(service: "clockify", account: account))
    }
}

/// Random numbers that a seed brings back (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
#endif
