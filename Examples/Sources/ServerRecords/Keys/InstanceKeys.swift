public import Crypto
public import TimeTrackingKit

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The keys that a server made for itself, kept among its credentials and sealed as those are.
///
/// ## Security
///
/// Who has the session key can make sessions of anybody; who has the fingerprint key can try out which tokens the audit
/// is about. Neither is ever printed.
public struct InstanceKeys: Sendable {
    /// The service under which they are kept.
    public static let service = "timetrack-server"

    private static let sessionAccount = "session key"
    private static let fingerprintAccount = "fingerprint key"
    private static let byteCount = 32

    private let session: Secret
    private let fingerprint: Secret

    /// The key that signs the cookies of sessions.
    public var sessionKey: SymmetricKey { Self.key(session) }

    /// The key that makes fingerprints of tokens.
    public var fingerprintKey: SymmetricKey { Self.key(fingerprint) }

    /// Loads the keys, and makes those that are provably absent.
    ///
    /// Of two servers that make them at the same moment, both use what was stored last, but for the time between two
    /// calls of the store; who lost then is told by ``ServerDatabase`` that the records belong to another key.
    ///
    /// - Parameter store: Where the server keeps its credentials.
    /// - Returns: The keys.
    /// - Throws: ``/TimeTrackingKit/CredentialStoreError``, or ``ServerRecordsError`` with the code `corrupted` when what
    ///   is stored is no key.
    public static func load(from store: any WritableCredentialStore) async throws -> InstanceKeys {
        InstanceKeys(
            session: try await load(sessionAccount, from: store),
            fingerprint: try await load(fingerprintAccount, from: store)
        )
    }

    /// Replaces the key that signs the cookies of sessions, if there is one: they end when the server starts anew.
    ///
    /// - Parameter store: Where the server keeps its credentials.
    /// - Throws: ``/TimeTrackingKit/CredentialStoreError``.
    public static func renewSessionKey(in store: any WritableCredentialStore) async throws {
        let key = try CredentialKey(service: service, account: sessionAccount)
        guard try await store.credential(for: key) != nil else { return }
        try await store.store(Credential(secret: random()), for: key)
    }

    private static func load(_ account: String, from store: any WritableCredentialStore) async throws -> Secret {
        let key = try CredentialKey(service: service, account: account)
        if try await store.credential(for: key) == nil {
            try await store.store(Credential(secret: random()), for: key)
        }
        // Another server may have stored its own meanwhile.
        guard let secret = try await store.credential(for: key)?.secret, isKey(secret) else {
            throw ServerRecordsError(
                .corrupted,
                "The credential \"\(account)\" of \(service) is no key; restore the credentials from a backup, or remove it "
                    + "to have a new one made, which ends all sessions."
            )
        }
        return secret
    }

    /// A key as 64 hexadecimal digits, which every store keeps as they are.
    private static func random() -> Secret {
        let digits = Array("0123456789abcdef".utf8)
        return SymmetricKey(size: .bits256)
            .withUnsafeBytes { bytes in
                Secret(bytes.flatMap { byte in [digits[Int(byte >> 4)], digits[Int(byte & 15)]] })
            }
    }

    private static func isKey(_ secret: Secret) -> Bool {
        secret.withRevealedBytes { bytes in
            bytes.count == 2 * byteCount && bytes.allSatisfy { value(ofDigit: $0) != nil }
        }
    }

    private static func key(_ secret: Secret) -> SymmetricKey {
        secret.withRevealedBytes { bytes in
            // Checked to be digits when they were loaded.
            let values = bytes.compactMap(value)
            return SymmetricKey(
                data: stride(from: 0, to: values.count - 1, by: 2).map { values[$0] << 4 | values[$0 + 1] }
            )
        }
    }

    private static func value(ofDigit digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
        default: nil
        }
    }
}
