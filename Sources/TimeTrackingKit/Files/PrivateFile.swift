package import SystemPackage

extension FileStatus {
    /// Throws unless this is a regular file that only the user of this process can use.
    ///
    /// - Parameter path: The path of the file, for the messages.
    /// - Throws: ``CredentialStoreError`` with the codes `insecurePermissions`, and `corrupted` for a directory, a FIFO
    ///   or a device.
    package func checkPrivateFile(at path: FilePath) throws(CredentialStoreError) {
        guard kind == .file else {
            throw CredentialStoreError(
                .corrupted,
                store: nil,
                message: "\(path) is \(kind == .directory ? "a directory" : "not a regular file"); "
                    + "move it away, or give the store another path."
            )
        }
        guard isOurs else {
            throw CredentialStoreError(
                .insecurePermissions,
                store: nil,
                message: "The file \(path) belongs to another user (uid \(owner)); run as that user, or move it away "
                    + "and store the credentials anew."
            )
        }
        guard !isOpenToOthers else {
            throw CredentialStoreError(
                .insecurePermissions,
                store: nil,
                message: "Other users may use the file \(path); run: chmod 600 \(path.shellWord)"
            )
        }
    }
}
