#if AsyncHTTPClient
import AsyncHTTPClient
import NIOCore
import NIOHTTPCompression
import NIOSSL
public import TimeTrackingKit

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension AsyncHTTPClientTransport {
    /// How a transport connects.
    public struct Configuration: Sendable, Hashable {
        /// How long it may take to connect, TLS included, or to get a free connection.
        public var connectTimeout: Duration

        /// How many HTTP/1.1 connections to one host are used at the same time.
        public var connectionsPerHost: Int

        /// The largest body that any request may ask for, counted after decompression, which bounds the memory that one
        /// compressed response can take.
        public var maximumResponseBytes: Int

        /// Paths of PEM files with certificates to trust beside those of the system.
        public var additionalTrustRoots: [String]

        /// Which proxy leads to which host.
        ///
        /// Nothing is read from the environment unless the caller has it read.
        public var proxy: ProxySettings

        /// Creates a configuration.
        ///
        /// - Parameters:
        ///   - connectTimeout: How long it may take to connect, or to get a free connection.
        ///   - connectionsPerHost: How many HTTP/1.1 connections to one host are used at the same time; values below 1
        ///     count as 1.
        ///   - maximumResponseBytes: The largest body that any request may ask for, counted after decompression.
        ///   - additionalTrustRoots: Paths of PEM files with certificates to trust beside those of the system.
        ///   - proxy: Which proxy leads to which host.
        public init(
            connectTimeout: Duration = .seconds(10),
            connectionsPerHost: Int = 64,
            maximumResponseBytes: Int = 32 << 20,
            additionalTrustRoots: [String] = [],
            proxy: ProxySettings = .none
        ) {
            self.connectTimeout = connectTimeout
            self.connectionsPerHost = connectionsPerHost
            self.maximumResponseBytes = maximumResponseBytes
            self.additionalTrustRoots = additionalTrustRoots
            self.proxy = proxy
        }
    }
}

extension AsyncHTTPClientTransport.Configuration {
    /// The configuration of the client below.
    func makeClientConfiguration() throws(TransportError) -> HTTPClient.Configuration {
        var tls = TLSConfiguration.makeClientConfiguration()
        tls.minimumTLSVersion = .tlsv12
        for path in additionalTrustRoots {
            tls.additionalTrustRoots.append(.certificates(try Self.certificates(inFileAt: path)))
        }
        var client = HTTPClient.Configuration(
            tlsConfiguration: tls,
            redirectConfiguration: .disallow,
            timeout: HTTPClient.Configuration.Timeout(connect: TimeAmount(connectTimeout)),
            // The limit of a single request is checked while its body is read; this one also holds inside the library,
            // which decompresses all that one read from the socket brought before it hands on any of it.
            decompression: .enabled(limit: .size(max(0, maximumResponseBytes)))
        )
        // Retrying is the caller's business: the library would try until the connect timeout.
        client.connectionPool.retryConnectionEstablishment = false
        client.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = max(1, connectionsPerHost)
        // A span would have the whole URL in it.
        client.tracing.tracer = nil
        return client
    }

    /// A proxy as the library takes it.
    ///
    /// The library asks it for a tunnel and sends the request, with the credential, inside of that.
    func libraryProxy(_ proxy: ProxySettings.Proxy) -> HTTPClient.Configuration.Proxy {
        let authorization = proxy.credentials?
            .withRevealedBytes { bytes in
                // Of the bytes themselves, which need not be UTF-8.
                HTTPClient.Authorization.basic(credentials: Data(bytes).base64EncodedString())
            }
        return .server(host: proxy.host, port: proxy.port, authorization: authorization)
    }

    private static func certificates(inFileAt path: String) throws(TransportError) -> [NIOSSLCertificate] {
        let certificates: [NIOSSLCertificate]
        do {
            certificates = try NIOSSLCertificate.fromPEMFile(path)
        } catch {
            throw unreadable(path, cause: error)
        }
        guard !certificates.isEmpty else { throw unreadable(path, cause: nil) }
        return certificates
    }

    private static func unreadable(_ path: String, cause: (any Error)?) -> TransportError {
        TransportError(
            .untrusted,
            delivery: .notSent,
            message: "No certificate could be read from \(path); name a readable file with certificates in PEM form.",
            cause: cause
        )
    }
}
#endif
