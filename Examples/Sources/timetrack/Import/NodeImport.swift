import Crypto
import TimeTrackingKit
import TimeTrackingSealing
import TimetrackKeys

/// Takes the keys out of a dump and puts them into a store; a row that cannot be taken is reported and hinders no other.
struct NodeImport {
    let target: any WritableCredentialStore

    /// The key that the rows were encrypted with.
    let key: SymmetricKey

    /// Whether a row replaces another key of the same user.
    let replaces: Bool

    let isDryRun: Bool

    /// Goes through all rows.
    ///
    /// - Parameters:
    ///   - rows: The rows.
    ///   - each: Is told what became of each.
    /// - Returns: What became of them, up to the first failure that concerns the whole store.
    /// - Throws: `CancellationError` when the task was cancelled.
    func run(_ rows: [NodeRows.Row], each: (ImportOutcome) throws -> Void = { _ in }) async throws -> [ImportOutcome] {
        // By their bytes, because two users whose names look alike are two users.
        let lines = Dictionary(grouping: rows.filter { !$0.user.isEmpty }) { Array($0.user.utf8) }
        var outcomes: [ImportOutcome] = []
        for row in rows {
            try Task.checkCancellation()
            var outcome: ImportOutcome
            var isEnd = false
            // Outlives an error of reading back, because the former key is gone all the same.
            var replaced: CredentialKey?
            do throws(CredentialStoreError) {
                outcome = try await take(row, sameUser: lines[Array(row.user.utf8)] ?? [], &replaced)
                outcome.replaced = replaced
            } catch {
                outcome = ImportOutcome(line: row.line, user: row.user, kind: .failed, message: error.message)
                outcome.failure = Failure(error)
                outcome.replaced = replaced
                if error.code == .cancelled {
                    if replaced != nil { try each(outcome) }
                    throw CancellationError()
                }
                isEnd = !error.concernsOneItem
            }
            outcomes.append(outcome)
            try each(outcome)
            if isEnd { break }
        }
        return outcomes
    }

    /// Takes one row.
    ///
    /// - Parameters:
    ///   - row: The row.
    ///   - sameUser: All rows of its user.
    ///   - replaced: Becomes the names of the item whose former key or workspace is gone, also when an error is thrown
    ///     afterwards.
    /// - Returns: What became of it.
    /// - Throws: `CredentialStoreError` of the store.
    private func take(
        _ row: NodeRows.Row,
        sameUser: [NodeRows.Row],
        _ replaced: inout CredentialKey?
    ) async throws(CredentialStoreError) -> ImportOutcome {
        func outcome(_ kind: ImportOutcome.Kind, _ message: String? = nil) -> ImportOutcome {
            ImportOutcome(line: row.line, user: row.user, kind: kind, message: message)
        }
        guard sameUser.count <= 1 else {
            let lines = sameUser.map { String($0.line) }.joined(separator: ", ")
            return outcome(.duplicate, "The lines \(lines) are of one user; leave the right one in the file.")
        }
        let content: NodeRows.Content
        switch row.content {
        case .failure(let problem): return outcome(.malformed, problem.words)
        case .success(let found): content = found
        }
        guard let secret = content.ciphertext.open(with: key) else {
            return outcome(.notDecrypted, "It was encrypted with another key, or changed since.")
        }
        if let mistake = Self.mistake(in: secret) { return outcome(.unusable, mistake) }
        var credential = Credential(secret: secret)
        credential.attributes[CredentialAttribute.workspaceID] = content.workspace
        var isPresent = false
        if let present = try await target.credential(for: content.key) {
            // The store may know more of the key, such as its address.
            let isSame =
                present.secret == secret
                && present.attributes[CredentialAttribute.workspaceID] == content.workspace
            guard !isSame else { return outcome(.alreadyThere) }
            guard replaces else {
                let what = present.secret == secret ? "another workspace" : "another key"
                return outcome(.conflict, "The store has \(what) of this user; say --replace to overwrite it.")
            }
            isPresent = true
        }
        guard !isDryRun else { return outcome(.imported) }
        try await target.store(credential, for: content.key)
        if isPresent { replaced = content.key }
        guard try await target.credential(for: content.key) == credential else {
            return outcome(.failed, "The store does not give it back as it was stored; run `timetrack doctor`.")
        }
        return outcome(.imported)
    }

    /// Why a secret is no key although it decrypts, or nil when it is one.
    private static func mistake(in secret: Secret) -> String? {
        if secret.count == 0 { return "It decrypts, and nothing is in it." }
        if secret.isBlank { return "It decrypts, and only spaces are in it." }
        let hasControl = secret.withRevealedBytes { $0.contains { $0 < 0x20 || $0 == 0x7F } }
        return hasControl ? "It decrypts, and has a control character, which no key has." : nil
    }
}

extension EncryptionKey {
    /// The key for the cipher, to open what is not sealed as the store seals.
    var cipherKey: SymmetricKey {
        text.withRevealedBytes { digits in
            var bytes: [UInt8] = []
            bytes.reserveCapacity(Self.byteCount)
            defer { for index in bytes.indices { bytes[index] = 0 } }
            for index in stride(from: 0, to: digits.count, by: 2) {
                // The text is 64 hexadecimal digits.
                bytes.append((digits[index].hexadecimalValue ?? 0) << 4 | (digits[index + 1].hexadecimalValue ?? 0))
            }
            return SymmetricKey(data: bytes)
        }
    }
}
