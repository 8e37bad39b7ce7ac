import TerminalOutput
import TimeTrackingKit

/// The only place where this program writes a secret.
enum Revelation {
    /// Writes a value: to a terminal with a line end, to anything else byte for byte.
    ///
    /// - Throws: ``Failure`` when a terminal would act on a character of the value, `TerminalError` when it cannot be
    ///   written.
    static func write(_ secret: Secret, to terminal: Terminal) throws {
        guard terminal.isInteractive else { return try secret.withRevealedBytes { try terminal.write($0) } }
        let isSafe = secret.withRevealedBytes { bytes in
            guard let text = String(validating: bytes, as: UTF8.self) else { return false }
            return !text.unicodeScalars.contains { $0 != "\n" && $0 != "\t" && $0.isUnsafeOnTerminals }
        }
        guard isSafe else {
            throw Failure(
                .usage,
                "unsafe_value",
                "The value has characters that a terminal would act on; send it into a file or a pipe."
            )
        }
        try secret.withRevealedBytes { try terminal.write($0) }
        try terminal.write("\n")
    }
}
