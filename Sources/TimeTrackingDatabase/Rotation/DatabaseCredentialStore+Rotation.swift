#if EncryptedDatabase
public import TimeTrackingKit
public import TimeTrackingSealing

extension DatabaseCredentialStore {
    /// Says of every key that is at hand or that the database knows how many rows are sealed with it.
    ///
    /// - Returns: The current key first, then the readable ones in their order, then those that are not at hand.
    /// - Throws: ``/TimeTrackingKit/CredentialStoreError`` as ``open()`` does, except that a database of which no key is at
    ///   hand is no error here.
    public func keyStatus() async throws(CredentialStoreError) -> [EncryptionKeyStatus] {
        throw unfinished
    }

    /// Seals every row anew that is not sealed with the current key.
    ///
    /// It is the last phase of a rotation: first every process gets the new key as a readable one, then it becomes the
    /// current one everywhere, then rows are rewrapped and the old key is retired. Readers and writers go on meanwhile.
    /// A call that was cancelled or killed has lost nothing; the next one goes on where it stopped. A row that does not
    /// open stays as it is and is reported at the end.
    ///
    /// - Parameter progress: Is told after every step how far the work has come.
    /// - Returns: How many rows were rewrapped, and those that do not open.
    /// - Throws: ``/TimeTrackingKit/CredentialStoreError`` as ``store(_:for:)`` does, `cancelled` between two steps.
    public func rewrapAll(
        progress: @Sendable (RewrapProgress) -> Void = { _ in }
    ) async throws(CredentialStoreError) -> RewrapSummary {
        throw unfinished
    }

    /// Makes the database forget a key that no row is sealed with, so that nothing is sealed with it any more.
    ///
    /// A program that still has it as its current key gets an error from its next write.
    ///
    /// - Parameter id: The key. One that the database does not know is no error.
    /// - Throws: ``/TimeTrackingKit/CredentialStoreError`` with the code `unsupported` when it is the current key or rows
    ///   are sealed with it, and with the codes of ``store(_:for:)``.
    public func retireKey(_ id: EncryptionKeyID) async throws(CredentialStoreError) {
        throw unfinished
    }
}
#endif
