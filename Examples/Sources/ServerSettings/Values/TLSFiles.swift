public import SystemPackage

/// The files with which the server speaks TLS itself.
public struct TLSFiles: Sendable, Hashable {
    /// The certificate with those that lead to the root, in PEM.
    public var certificate: FilePath

    /// The private key, in PEM.
    public var key: FilePath
}
