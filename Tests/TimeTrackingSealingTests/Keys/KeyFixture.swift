#if EncryptedDatabase
import Testing
import TimeTrackingKit
import TimeTrackingSealing
import TimeTrackingTesting

/// Keys and the texts that stand for them.
struct KeyFixture {
    let keys: [EncryptionKey]

    init() throws {
        keys = try (1...4).map { try SealingFixture.encryptionKey($0) }
    }

    var ids: [EncryptionKeyID] { keys.map(\.id) }

    /// The line of a key.
    func line(_ index: Int) -> String {
        keys[index].text.withRevealedBytes { String(decoding: $0, as: UTF8.self) }
    }

    /// A text with the lines of keys in the place of `<0>`, `<1>` and so on.
    func text(_ pattern: String) -> String {
        keys.indices.reduce(pattern) { text, index in
            text.split(separator: "<\(index)>", omittingEmptySubsequences: false).joined(separator: line(index))
        }
    }

    /// The text of a list with `<0>`, `<1>` and so on in the place of the lines of keys.
    func pattern(_ text: Secret) -> String {
        let text = text.withRevealedBytes { String(decoding: $0, as: UTF8.self) }
        return keys.indices.reduce(text) { text, index in
            text.split(separator: line(index), omittingEmptySubsequences: false).joined(separator: "<\(index)>")
        }
    }
}

/// The error that a call of this library throws.
func failure(_ call: () async throws -> Void) async throws -> CredentialStoreError {
    do {
        try await call()
    } catch let error as CredentialStoreError {
        return error
    }
    throw ExpectedFailure()
}

/// A call went well that should have failed.
struct ExpectedFailure: Error {}
#endif
