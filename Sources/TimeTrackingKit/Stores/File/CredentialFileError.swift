import SystemPackage

extension CredentialStoreError {
    /// The error for a file that is broken, with the line and the column at which it is.
    ///
    /// - Parameters:
    ///   - path: The path of the file.
    ///   - contents: Its bytes.
    ///   - error: What was found while reading it.
    /// - Returns: An error with the code `corrupted`.
    static func brokenFile(
        _ path: FilePath,
        _ contents: SensitiveBytes,
        _ error: any Error
    ) -> CredentialStoreError {
        let place = contents.withBytes { bytes in describe(error, in: bytes) }
        return CredentialStoreError(
            .corrupted,
            store: nil,
            message: "The file \(path) is broken\(place); correct it with an editor, or move it away to begin anew.",
            cause: error
        )
    }

    private static func describe(_ error: any Error, in bytes: UnsafeRawBufferPointer) -> String {
        guard !bytes.isEmpty else { return ": it is empty" }
        var scanner = JSONScanner(bytes)
        do {
            try scanner.scanDocument()
        } catch {
            return describe(error, in: bytes)
        }
        if let error = error as? JSONSyntaxError { return describe(error, in: bytes) }
        guard let field = error as? CredentialFileFieldError else { return "" }
        let position = TextPosition(of: field.offset(in: bytes), in: bytes)
        let path = field.pathDescription
        return " at \(position)\(path.isEmpty ? "" : ", \(path)"): expected \(field.expected)"
    }

    private static func describe(_ error: JSONSyntaxError, in bytes: UnsafeRawBufferPointer) -> String {
        " at \(TextPosition(of: error.offset, in: bytes)): expected \(error.expected)"
    }

    /// The error for a file of a later version of this library.
    static func newerFile(_ path: FilePath, version: Int) -> CredentialStoreError {
        CredentialStoreError(
            .unsupported,
            store: nil,
            message: "The file \(path) has version \(version), and this program understands version "
                + "\(CredentialFileOutline.currentVersion); use a newer version of the program. The file was not changed."
        )
    }

    /// The error for a key that several entries of a file have.
    static func ambiguousEntries(_ path: FilePath, _ key: CredentialKey, count: Int) -> CredentialStoreError {
        CredentialStoreError(
            .ambiguous,
            store: nil,
            message: "The file \(path) has \(count) entries for \(key); remove all but one with an editor.",
            count: count
        )
    }
}
