import Crypto
import TimeTrackingKit
import TimeTrackingSealing

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The same work done by the library and by swift-crypto alone.
struct Sides {
    static let secretByteCount = 48

    /// The key, for the peers.
    let keyBytes = (0..<32).map { UInt8($0) }
    /// What both bind.
    let associatedData: [UInt8]
    let secret = [UInt8](repeating: 0x61, count: Self.secretByteCount)

    private let keys: EncryptionKeys
    private let key: CredentialKey
    private let credential: Credential
    private let sealed: SealedCredential
    private let bareKey: SymmetricKey
    private let combined: Data

    init(attributes: [String: String]) throws {
        let digits = keyBytes.map { String($0 >> 4, radix: 16) + String($0 & 0x0F, radix: 16) }.joined()
        let encryptionKey = try EncryptionKey(text: Secret(utf8: digits), from: "the benchmark")
        keys = EncryptionKeys(current: encryptionKey)
        key = try CredentialKey(service: "clockify", account: "8f14e45f-ceea-467f-a0f6-2b6d5c2f8a11")
        credential = Credential(secret: Secret(secret), attributes: attributes)
        sealed = try keys.seal(credential, for: key)
        bareKey = SymmetricKey(data: keyBytes)
        let fields = [[1], Array(key.service.utf8), Array(key.account.utf8), sealed.attributes, encryptionKey.id.bytes]
        associatedData = fields.flatMap { field in
            withUnsafeBytes(of: UInt32(field.count).bigEndian) { Array($0) } + field
        }
        combined = Data(sealed.envelope[9...])
        // Both sides open the same bytes, or the comparison would be of two things.
        let box = try AES.GCM.SealedBox(combined: combined)
        guard try AES.GCM.open(box, using: bareKey, authenticating: associatedData) == Data(secret) else {
            throw CryptoKitError.authenticationFailure
        }
    }

    func seal(_ times: Int) throws {
        for _ in 0..<times { keep(try keys.seal(credential, for: key).envelope.count) }
    }

    func open(_ times: Int) throws {
        for _ in 0..<times { keep(try keys.open(sealed, for: key).secret.count) }
    }

    func sealBarely(_ times: Int) throws {
        for _ in 0..<times {
            let box = try AES.GCM.seal(secret, using: bareKey, authenticating: associatedData)
            keep(box.combined?.count ?? 0)
        }
    }

    func openBarely(_ times: Int) throws {
        for _ in 0..<times {
            let box = try AES.GCM.SealedBox(combined: combined)
            keep(try AES.GCM.open(box, using: bareKey, authenticating: associatedData).count)
        }
    }

    /// Uses a result, so that the work for it stays.
    @inline(never)
    private func keep(_ count: Int) {
        withExtendedLifetime(count) {}
    }
}
