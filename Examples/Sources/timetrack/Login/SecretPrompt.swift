import TimeTrackingKit
import TimetrackKeys

/// Asks for a secret on the terminal without showing it, or takes it from standard input when that is no terminal.
///
/// A secret never comes as an argument, because other users of the machine can list those.
enum SecretPrompt {
    /// Reads one line.
    ///
    /// - Throws: ``Failure`` when there is nobody to ask or no key came in, `CancellationError` when the task was
    ///   cancelled.
    static func read(_ prompt: String, mayAsk: Bool) async throws -> Secret {
        guard TerminalPrompt.isPossible else { return try await TerminalPrompt.pipe(secret) }
        guard mayAsk else {
            throw Failure(
                .usage,
                "no_input",
                "There is nobody to ask with --no-input; pipe the key into standard input."
            )
        }
        return try await TerminalPrompt.ask(prompt, .hidden, secret)
    }

    /// A secret without the spaces around it, when a header can carry it.
    ///
    /// - Throws: ``Failure`` when it is no key.
    static func checked(_ secret: Secret) throws -> Secret {
        try secret.withRevealedBytes { bytes in try self.secret(bytes.bindMemory(to: UInt8.self)) }
    }

    @Sendable private static func secret(_ line: UnsafeBufferPointer<UInt8>) throws -> Secret {
        let key = line.withoutSpaces
        guard !key.isEmpty else {
            throw Failure(.usage, "empty_key", "Nothing came in; paste the key, or pipe it into standard input.")
        }
        guard key.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw Failure(
                .usage,
                "malformed_key",
                "The key has a character that no key has; copy it again, without spaces."
            )
        }
        return Secret(key)
    }
}
