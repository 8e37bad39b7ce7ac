import Foundation
import SystemPackage
import Testing
import TimeTrackingKit
import TimeTrackingTesting

@testable import ServerSignIn

@Suite("A key set in a file")
struct KeyFileTests {
    private let clock = ManualClock()

    private func withFile(_ body: (URL, SessionTokens) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "keys-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "jwks.json")
        let issuer = try Issuer(TokenText.issuer, algorithms: [.es256], keySet: .file(FilePath(file.path)))
        try await body(file, .accepting(issuer, clock: clock))
    }

    private func write(_ text: String, to file: URL, permissions: Int = 0o600) throws {
        try Data(text.utf8).write(to: file)
        try FileManager.default.setAttributes([.posixPermissions: permissions], ofItemAtPath: file.path)
    }

    private func token(_ key: SigningKey, _ id: String) throws -> Secret { try TokenText().signed(by: key, id: id) }

    @Test func isReadAgainWhenItChanges() async throws {
        let (old, new) = (SigningKey.ellipticSample(), SigningKey.ellipticSample())
        try await withFile { file, tokens in
            try write(keySet(old.jwk("old")), to: file)
            #expect(await refusal(of: try token(old, "old"), by: tokens) == nil)
            try write(keySet(new.jwk("new"), "{}"), to: file)
            // It is looked at once a second at most.
            #expect(await refusal(of: try token(new, "new"), by: tokens) == .unknownKey)
            clock.advance(by: .seconds(1))
            #expect(await refusal(of: try token(new, "new"), by: tokens) == nil)
            #expect(await refusal(of: try token(old, "old"), by: tokens) == .unknownKey)
        }
    }

    @Test func keepsTheFormerKeysWhileItIsHalfWritten() async throws {
        let (old, new) = (SigningKey.ellipticSample(), SigningKey.ellipticSample())
        try await withFile { file, tokens in
            try write(keySet(old.jwk("old")), to: file)
            #expect(await refusal(of: try token(old, "old"), by: tokens) == nil)
            let text = keySet(try new.jwk("new"))
            for count in [0, 1, text.count / 2, text.count - 1] {
                try write(String(text.prefix(count)), to: file)
                clock.advance(by: .seconds(1))
                #expect(await refusal(of: try token(old, "old"), by: tokens) == nil)
                #expect(tokens.keyProblems.count == 1)
            }
            try write(text, to: file)
            clock.advance(by: .seconds(1))
            #expect(await refusal(of: try token(new, "new"), by: tokens) == nil)
            #expect(await refusal(of: try token(old, "old"), by: tokens) == .unknownKey)
            #expect(tokens.keyProblems.isEmpty)
        }
    }

    @Test func isNotReadWhenOthersCouldHaveWrittenIt() async throws {
        let key = SigningKey.ellipticSample()
        try await withFile { file, tokens in
            for permissions in [0o666, 0o602, 0o620] {
                try write(keySet(key.jwk("k1")), to: file, permissions: permissions)
                clock.advance(by: .seconds(1))
                #expect(await refusal(of: try token(key, "k1"), by: tokens) == .keysUnavailable)
                #expect(tokens.keyProblems.first?.contains("chmod go-w") == true)
            }
            try write(keySet(key.jwk("k1")), to: file, permissions: 0o644)
            clock.advance(by: .seconds(1))
            #expect(await refusal(of: try token(key, "k1"), by: tokens) == nil)
        }
    }

    @Test func saysWhatIsWrongWithIt() async throws {
        let key = SigningKey.ellipticSample()
        try await withFile { file, tokens in
            #expect(await refusal(of: try token(key, "k1"), by: tokens) == .keysUnavailable)
            #expect(await tokens.loadKeys().first?.contains("cannot be read") == true)
            clock.advance(by: .seconds(1))
            try write(keySet(key.jwk("k1")) + String(repeating: " ", count: 262_144), to: file)
            #expect(await tokens.loadKeys().first?.contains("256 KiB") == true)
            clock.advance(by: .seconds(1))
            try FileManager.default.removeItem(at: file)
            try FileManager.default.createDirectory(at: file, withIntermediateDirectories: true)
            #expect(await tokens.loadKeys().first?.contains("not a file") == true)
        }
    }
}
