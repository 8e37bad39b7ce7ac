#if Keyring && os(Linux)
import Foundation
import TimeTrackingKeyring
import TimeTrackingKit
import TimeTrackingTesting

/// The other keyring programs, at work on a private keyring.
final class PeerPrograms: Sendable {
    /// An item as one of these programs sees it.
    struct Item: Decodable, Equatable {
        let path: String
        let label: String
        let attributes: [String: String]
        let secret: Data

        /// The attributes without those that gnome-keyring adds by itself, now or later.
        var chosenAttributes: [String: String] { attributes.filter { $0.key != "xdg:schema" } }
    }

    /// A program did not do what it was told, for example because a secret is not text.
    struct RefusalError: Error, Equatable {
        /// The type of the program's own error.
        let name: String
    }

    /// The programs are not installed.
    struct MissingError: Error, CustomStringConvertible {
        let path: String

        var description: String { "There is no \(path); run Scripts/setup-peers, then run the test again." }
    }

    private struct Answer: Decodable {
        let value: Data?
        let items: [Item]?
        let refusal: String?
    }

    /// The keyring that everybody works on.
    let keyring: PrivateKeyring

    /// A store of ours on that keyring, which has the time that a busy machine takes.
    let store: KeyringCredentialStore

    private let script: ScriptedProgram

    private init(_ keyring: PrivateKeyring) throws {
        self.keyring = keyring
        self.store = KeyringCredentialStore(bus: .address(keyring.busAddress), timeout: .seconds(60))
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
        let python = folder.appending(path: "../../../.build-peers/bin/python").standardized.path
        guard FileManager.default.isExecutableFile(atPath: python) else { throw MissingError(path: python) }
        script = try ScriptedProgram(
            python,
            ["-B", folder.appending(path: "Script/peers.py").path],
            environment: keyring.environment
        )
    }

    /// Runs a test with a keyring and the programs on it, and stops all of them however the test ends.
    static func withRunning<Result>(_ body: (PeerPrograms) async throws -> Result) async throws -> Result {
        try await PrivateKeyring.withRunning { keyring in
            let programs = try PeerPrograms(keyring)
            defer { programs.script.end() }
            return try await body(programs)
        }
    }

    /// The secret that a program finds, or nil when it finds none.
    func read(_ key: CredentialKey, with peer: Peer) async throws -> [UInt8]? {
        try await perform("read", key, peer).value.map { Array($0) }
    }

    /// Has a program store a secret.
    func write(_ secret: [UInt8], for key: CredentialKey, with peer: Peer) async throws {
        _ = try await perform("write", key, peer, value: Data(secret))
    }

    /// Has a program remove what it finds.
    func remove(_ key: CredentialKey, with peer: Peer) async throws {
        _ = try await perform("remove", key, peer)
    }

    /// Every item of the default collection.
    func items() async throws -> [Item] {
        try await script.perform(["action": "items"], answer: Answer.self).items ?? []
    }

    private func perform(
        _ action: String,
        _ key: CredentialKey,
        _ peer: Peer,
        value: Data = Data()
    ) async throws -> Answer {
        let command: [String: any Encodable & Sendable] = [
            "action": action,
            "peer": peer.rawValue,
            "service": key.service,
            "account": key.account,
            "value": value,
        ]
        let answer = try await script.perform(command, answer: Answer.self)
        if let name = answer.refusal { throw RefusalError(name: name) }
        return answer
    }
}
#endif
