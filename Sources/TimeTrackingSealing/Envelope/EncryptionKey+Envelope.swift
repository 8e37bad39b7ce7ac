#if EncryptedDatabase
import Crypto
import TimeTrackingKit

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension EncryptionKey {
    /// Seals a secret with a fresh random nonce.
    ///
    /// - Parameters:
    ///   - secret: What to hide.
    ///   - associatedData: What the envelope is bound to.
    /// - Returns: The envelope.
    /// - Throws: `CredentialStoreError` with the code `failed` when the cipher fails.
    func seal(
        _ secret: Secret,
        bound associatedData: UnsafeRawBufferPointer
    ) throws(CredentialStoreError) -> [UInt8] {
        let sealed: Data?
        do {
            sealed = try secret.withRevealedBytes { bytes in
                try AES.GCM.seal(bytes, using: symmetricKey, authenticating: associatedData).combined
            }
        } catch {
            throw .cipherFailed(error)
        }
        guard let box = sealed else { throw .cipherFailed(nil) }
        return [UInt8](unsafeUninitializedCapacity: Envelope.headerByteCount + box.count) { target, count in
            let target = UnsafeMutableRawBufferPointer(target)
            target.storeBytes(of: Envelope.version, as: UInt8.self)
            target.storeBytes(of: id.number.bigEndian, toByteOffset: 1, as: UInt64.self)
            box.withUnsafeBytes { bytes in
                UnsafeMutableRawBufferPointer(rebasing: target[Envelope.headerByteCount...]).copyMemory(from: bytes)
            }
            count = Envelope.headerByteCount + box.count
        }
    }

    /// The secret in an envelope, or nil when it was not sealed with this key and bound to this.
    func open(_ envelope: Envelope, bound associatedData: UnsafeRawBufferPointer) -> Secret? {
        // On Linux a wrong tag is `underlyingCoreCryptoError` and not `authenticationFailure`; nothing else can fail here.
        guard let box = try? AES.GCM.SealedBox(combined: Data(envelope.box)),
            var bytes = try? AES.GCM.open(box, using: symmetricKey, authenticating: associatedData)
        else { return nil }
        return bytes.withUnsafeMutableBytes { bytes in
            let secret = Secret(bytes)
            if let start = bytes.assumingMemoryBound(to: UInt8.self).baseAddress { wipe(start, count: bytes.count) }
            return secret
        }
    }
}
#endif
