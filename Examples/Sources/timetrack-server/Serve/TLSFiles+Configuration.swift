import NIOSSL
import ServerSettings
import SystemPackage

extension TLSFiles {
    /// Reads the files.
    ///
    /// - Returns: What a server needs for TLS.
    /// - Throws: ``CommandFailure`` when they cannot be read, or the key is another than the certificate's.
    func configuration() throws -> TLSConfiguration {
        do {
            let certificates = try NIOSSLCertificate.fromPEMFile(certificate.string)
            var configuration = TLSConfiguration.makeServerConfiguration(
                certificateChain: certificates.map { .certificate($0) },
                privateKey: .privateKey(try NIOSSLPrivateKey(file: key.string, format: .pem))
            )
            configuration.minimumTLSVersion = .tlsv12
            // Refuses a key that is another certificate's.
            _ = try NIOSSLContext(configuration: configuration)
            return configuration
        } catch {
            throw CommandFailure(
                CommandFailure.Status.configuration,
                "The certificate \(certificate) with the key \(key) cannot be used; check that both are PEM files that "
                    + "belong together."
            )
        }
    }
}
