#if EncryptedDatabase && os(Linux)
import FoundationEssentials
import LeakCanary
import Testing
import TimeTrackingKit
import TimeTrackingSealing
import TimeTrackingTesting

/// A reader that was written from docs/encryption.md, at work on envelopes of the library.
@Suite("Envelopes in another language", .timeLimit(.minutes(5)))
struct PythonReaderTests {
    private struct Row: Encodable {
        let key: String
        var service: String
        var account: String
        var attributes: String
        var envelope: String
    }

    private struct Answer: Decodable {
        let secret: String?
        let attributes: [String: String]?
        let error: String?
    }

    /// The reader or what it needs is not installed.
    private struct MissingError: Error, CustomStringConvertible {
        let path: String

        var description: String { "There is no \(path); run Scripts/setup-peers, then run the test again." }
    }

    private let encryptionKey = EncryptionKey.random()
    private var keys: EncryptionKeys { EncryptionKeys(current: encryptionKey) }

    private func row(_ credential: Credential, _ key: CredentialKey) throws -> Row {
        let sealed = try keys.seal(credential, for: key)
        return Row(
            key: encryptionKey.text.withRevealedBytes { String(decoding: $0, as: UTF8.self) },
            service: key.service,
            account: key.account,
            attributes: hex(sealed.attributes),
            envelope: hex(sealed.envelope)
        )
    }

    /// Has the reader read rows; keys and envelopes go through its input, and no argument has any of them.
    private func read(_ rows: [Row]) async throws -> [Answer] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
        let programs = folder.appending(path: "../../../.build-peers/bin").standardized.path
        guard FileManager.default.isExecutableFile(atPath: "\(programs)/python") else {
            throw MissingError(path: "\(programs)/python")
        }
        let input = try rows.flatMap { try JSONEncoder().encode($0) + [UInt8(ascii: "\n")] }
        let finished = try await FinishedProgram.run(
            "python",
            from: "python3",
            ["-B", folder.appending(path: "read_envelope.py").path],
            environment: ["PATH": programs],
            input: input
        )
        #expect(finished.status == 0)
        return try finished.output.split(separator: "\n")
            .map { try JSONDecoder().decode(Answer.self, from: Data($0.utf8)) }
    }

    @Test("The page suffices for a reader of 40 lines")
    func length() throws {
        let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "read_envelope.py")
        let text = try String(contentsOf: script, encoding: .utf8)
        #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count <= 41)
    }

    @Test("The reader opens what the library sealed")
    func opens() async throws {
        let secrets = [[], [0], Array("token".utf8), Array(0...255)].map { Secret($0) } + [LeakCanary.secret]
        let attributes: [[String: String]] = [
            [:], ["workspace_id": "w1"], ["z": "", "": "a", "é": "e\u{301}", "b": "🔑\n\0"],
        ]
        let names = [("clockify", "ada"), ("clockwork", "Zoë"), ("e\u{301}", "\u{E9}"), ("日本", "🔑")]
        var expected: [Credential] = []
        var rows: [Row] = []
        for (service, account) in names {
            for secret in secrets {
                for attributes in attributes {
                    let credential = Credential(secret: secret, attributes: attributes)
                    expected.append(credential)
                    rows.append(try row(credential, CredentialKey(service: service, account: account)))
                }
            }
        }
        let answers = try await read(rows)
        #expect(answers.count == rows.count)
        for (answer, credential) in zip(answers, expected) {
            #expect(answer.error == nil)
            let secret = Secret(bytes(hex: try #require(answer.secret)))
            #expect(secret.compared(to: credential.secret) == .same)
            #expect(answer.attributes == credential.attributes)
        }
    }

    @Test("The reader refuses what the library refuses, for the same reason")
    func refuses() async throws {
        let good = try row(
            Credential(secret: LeakCanary.secret, attributes: ["a": "bc"]),
            CredentialKey(service: "clockify", account: "ada")
        )
        func changed(_ change: (inout Row) -> Void) -> Row {
            var row = good
            change(&row)
            return row
        }
        func flipped(_ index: Int) -> Row {
            changed { row in
                var envelope = bytes(hex: row.envelope)
                envelope[index < 0 ? envelope.count + index : index] ^= 1
                row.envelope = hex(envelope)
            }
        }
        let refused = [
            (flipped(0), "malformed"), (changed { $0.envelope = String($0.envelope.prefix(72)) }, "malformed"),
            (flipped(1), "unknownKeyID"), (flipped(9), "tampered"), (flipped(21), "tampered"),
            (flipped(-1), "tampered"),
            (changed { $0.account = "grace" }, "tampered"), (changed { $0.service = "clockwork" }, "tampered"),
            (
                changed {
                    $0.service = "clockifya"
                    $0.account = "da"
                }, "tampered"
            ),
            (changed { $0.attributes = "" }, "tampered"),
            (changed { $0.attributes = "000000026162" + "0000000163" }, "tampered"),
        ]
        let answers = try await read(refused.map(\.0) + [good])
        #expect(answers.map(\.error) == refused.map(\.1) + [nil])
    }
}
#endif
