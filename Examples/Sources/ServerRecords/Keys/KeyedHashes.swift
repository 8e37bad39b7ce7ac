import Crypto
import GRDB
import ServerUsers
import SystemPackage
import TimeTrackingKit

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Hashes that nobody can make or try out who has not the server's fingerprint key.
struct KeyedHashes: Sendable, CustomReflectable {
    private let key: SymmetricKey

    init(_ key: SymmetricKey) {
        self.key = key
    }

    /// A mirror without children, so that `dump` finds no key.
    var customMirror: Mirror { Mirror(self, unlabeledChildren: EmptyCollection<Never>()) }

    /// The fingerprint of a token: 16 hexadecimal digits.
    func fingerprint(of secret: Secret) -> String {
        let code = secret.withRevealedBytes { bytes in HMAC<SHA256>.authenticationCode(for: bytes, using: key) }
        return String(unsafeUninitializedCapacity: 16) { digits in
            for (index, byte) in code.prefix(8).enumerated() {
                digits[2 * index] = Self.hexadecimalDigit(byte >> 4)
                digits[2 * index + 1] = Self.hexadecimalDigit(byte & 15)
            }
            return 16
        }
    }

    private static func hexadecimalDigit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
    }

    /// What a user who was forgotten is recognised by.
    func hash(of user: ServerUser) -> Data {
        // No token begins so: it would need a control character.
        var code = HMAC<SHA256>(key: key)
        code.update(data: Array("user\0".utf8))
        code.update(data: Array(user.id.rawValue.utf8))
        return Data(code.finalize())
    }

    /// Compares the key with the one that the records belong to, or writes down that they belong to this one.
    ///
    /// - Throws: ``ServerRecordsError`` with the code `otherKey`, and what SQLite throws.
    func check(_ database: Database, at path: FilePath, _ change: ServerDatabase.KeyChange) throws {
        let own = Data(HMAC<SHA256>.authenticationCode(for: Array("key check\0".utf8), using: key))
        let kept = try Data.fetchOne(database, sql: "SELECT key_check FROM instance WHERE key_check IS NOT NULL")
        guard kept != own else { return }
        guard kept == nil || change == .accepted else {
            throw ServerRecordsError(
                .otherKey,
                "The records \(path) belong to other credentials than those that the server has; bring back the "
                    + "credentials of the same data directory, or accept a new fingerprint key if they are lost."
            )
        }
        try database.execute(sql: "UPDATE instance SET key_check = ?", arguments: [own])
    }
}
