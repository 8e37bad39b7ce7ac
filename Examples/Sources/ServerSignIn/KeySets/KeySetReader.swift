import SystemPackage

/// Reads a key set from where it is.
enum KeySetReader: Sendable {
    /// Reads a file.
    case file(KeyFile)
    /// Fetches it from the issuer.
    case address(KeyFetch)

    /// What was read.
    enum Reading: Sendable {
        /// The same as the last time.
        case unchanged
        /// Keys, and the state of the file that they were in, or nil when they come from elsewhere.
        case keys([VerificationKey], KeyFile.Revision?)
    }

    /// Reads the key set.
    ///
    /// - Parameter known: The state of the file that was read last, or nil when none was.
    /// - Returns: What was read.
    /// - Throws: ``KeySetProblem``.
    func read(unlike known: KeyFile.Revision?) async throws(KeySetProblem) -> Reading {
        switch self {
        case .address(let fetch):
            return .keys(try await KeySetParser.keys(in: try await fetch.bytes(), from: fetch.address.description), nil)
        case .file(let file):
            guard let (bytes, revision) = try await file.bytes(unlike: known) else { return .unchanged }
            return .keys(try await KeySetParser.keys(in: bytes, from: file.path.string), revision)
        }
    }
}
