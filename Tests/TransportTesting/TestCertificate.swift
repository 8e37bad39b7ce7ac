#if AsyncHTTPClient
import Dispatch
package import NIOSSL
import Testing

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// A certificate that signs itself, made for one test by the `openssl` program.
package struct TestCertificate {
    /// The PEM file with the certificate, which a client may take as a trust root.
    package let path: String

    /// What a server encrypts with.
    package let context: NIOSSLContext

    /// What a server encrypts with that knows no version of TLS after 1.1.
    package let outdatedContext: NIOSSLContext

    /// Makes a certificate, gives it to a closure and removes its files.
    ///
    /// - Parameters:
    ///   - name: The DNS name that it is valid for.
    ///   - body: Gets the certificate.
    /// - Throws: What the closure throws, or that `openssl` is missing.
    package static func make(
        for name: String,
        _ body: (TestCertificate) async throws -> Void
    ) async throws {
        var template = Array("/tmp/ttk-certificate.XXXXXX".utf8CString)
        try #require(mkdtemp(&template) != nil)
        let folder = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
        let certificate = "\(folder)/certificate.pem"
        let key = "\(folder)/key.pem"
        defer {
            unlink(certificate)
            unlink(key)
            rmdir(folder)
        }
        let status = await run([
            "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days",
            "1",
            "-subj", "/CN=\(name)", "-addext", "subjectAltName=DNS:\(name)", "-keyout", key, "-out", certificate,
        ])
        try #require(status == 0, "openssl made no certificate; install it with apt-get install openssl")
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: try NIOSSLCertificate.fromPEMFile(certificate).map { .certificate($0) },
            privateKey: .privateKey(try NIOSSLPrivateKey(file: key, format: .pem))
        )
        let context = try NIOSSLContext(configuration: configuration)
        configuration.minimumTLSVersion = .tlsv1
        configuration.maximumTLSVersion = .tlsv11
        let outdated = try NIOSSLContext(configuration: configuration)
        try await body(TestCertificate(path: certificate, context: context, outdatedContext: outdated))
    }

    /// Runs a program, found in the path, with its output thrown away.
    ///
    /// On a thread of its own: a test that waits on one of the few threads of the pool keeps the servers of others waiting.
    private static func run(_ arguments: [String]) async -> Int32 {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(returning: spawn(arguments)) }
        }
    }

    private static func spawn(_ arguments: [String]) -> Int32 {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for descriptor in [STDOUT_FILENO, STDERR_FILENO] {
            posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_WRONLY, 0)
        }
        var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var environment: [UnsafeMutablePointer<CChar>?] = [nil]
        var child: pid_t = 0
        guard posix_spawnp(&child, arguments[0], &actions, nil, &words, &environment) == 0 else { return -1 }
        var status: Int32 = 0
        while waitpid(child, &status, 0) == -1, errno == EINTR {}
        return status
    }
}
#endif
