#if AsyncHTTPClient
import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOHTTPCompression
import NIOPosix
import NIOSSL
import TimeTrackingKit

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

extension TransportEndpoint {
    /// Translates an error of the libraries below.
    ///
    /// - Parameters:
    ///   - error: The error.
    ///   - limit: The limit that the body was read up to.
    /// - Returns: The error, with a delivery of `notSent` only where nothing can have been sent.
    func transportError(for error: any Error, limit: Int) -> TransportError {
        switch error {
        case let error as TransportError: error
        case let error as HTTPClientError: clientError(error)
        case let error as NIOConnectionError: connectionError(error)
        case let error as NIOSSLError: tlsError(error)
        case let error as NIOSSLExtraError: tlsError(error)
        case let error as IOError: ioError(error)
        case HTTPParserError.invalidEOFState: disconnected(cause: error)
        case is HTTPParserError: malformed("is not HTTP", cause: error)
        case NIOHTTPDecompression.DecompressionError.limit: tooLarge(limit)
        case is NIOHTTPDecompression.DecompressionError, is NIOHTTPDecompression.ExtraDecompressionError:
            malformed("is not compressed as it says", cause: error)
        default: disconnected(cause: error)
        }
    }

    private func clientError(_ error: HTTPClientError) -> TransportError {
        switch error {
        case .connectTimeout, .tlsHandshakeTimeout:
            connectTimedOut(cause: error)
        case .httpProxyHandshakeTimeout:
            connectTimedOut(cause: error)
        case .proxyAuthenticationRequired:
            unsent(
                .unreachable,
                "\(self) was not reached: the proxy wants a user name and password; add them to its URL.",
                error
            )
        case .invalidProxyResponse:
            unsent(
                .unreachable,
                "\(self) was not reached: the proxy refuses the way there; ask who runs it, or add the host to NO_PROXY.",
                error
            )
        case .getConnectionFromPoolTimeout:
            unsent(.timedOut, "No connection to \(self) became free in time; send fewer requests at once.", error)
        case .alreadyShutdown:
            unsent(.invalidRequest, "The transport was shut down; make a new one.", error)
        case .deadlineExceeded, .readTimeout, .writeTimeout:
            TransportError(
                .timedOut,
                delivery: .unknown,
                message: "\(self) did not answer in time; try again, or allow more time.",
                cause: error
            )
        case .invalidURL, .emptyHost, .emptyScheme, .traceRequestWithBody:
            unsent(.invalidRequest, "The request for \(self) is not valid; correct its method and path.", error)
        default:
            switch error.shortDescription {
            // These carry what they are about, so that they equal no constant.
            case "Invalid header field names", "Invalid header field values":
                unsent(.invalidRequest, "A header field has a character that HTTP forbids; remove it.", error)
            case "Server offered unsupported application protocol":
                unsent(.unreachable, "\(self) speaks no version of HTTP known here; check the port.", error)
            default: disconnected(cause: error)
            }
        }
    }

    private func connectionError(_ error: NIOConnectionError) -> TransportError {
        if error.connectionErrors.isEmpty, error.dnsAError != nil || error.dnsAAAAError != nil {
            return unsent(
                .unreachable,
                "The host name in \(self) does not resolve; check its spelling and the network connection.",
                error
            )
        }
        let timedOut = error.connectionErrors.contains { failure in
            if case ChannelError.connectTimeout = failure.error { return true }
            return false
        }
        return timedOut ? connectTimedOut(cause: error) : refused(cause: error)
    }

    private func tlsError(_ error: NIOSSLError) -> TransportError {
        switch error {
        case .handshakeFailed(let reason) where String(describing: reason).contains("CERTIFICATE_VERIFY_FAILED"):
            unsent(
                .untrusted,
                "The certificate of \(self) does not lead to a trusted authority or is out of date; add its root to the "
                    + "trust roots only if you know the server.",
                error
            )
        case .noCertificateToValidate, .unableToValidateCertificate:
            unsent(.untrusted, "\(self) showed no certificate that can be verified; check the endpoint.", error)
        case .handshakeFailed:
            unsent(
                .unreachable,
                "\(self) does not speak TLS as expected; check that the scheme and port are right.",
                error
            )
        case .noSuchFilesystemObject, .failedToLoadCertificate:
            unsent(.untrusted, "The system's trusted certificates cannot be read; install ca-certificates.", error)
        default: disconnected(cause: error)
        }
    }

    private func tlsError(_ error: NIOSSLExtraError) -> TransportError {
        switch error {
        case .failedToValidateHostname, .serverHostnameImpossibleToMatch:
            unsent(
                .untrusted,
                "The certificate of \(self) was issued for another name; use the name that it was issued for.",
                error
            )
        case .cannotUseIPAddressInSNI, .invalidSNIHostname:
            unsent(.invalidRequest, "The host in \(self) is no name that TLS can ask for; correct the endpoint.", error)
        default: disconnected(cause: error)
        }
    }

    private func ioError(_ error: IOError) -> TransportError {
        switch error.errnoCode {
        // Only a connection that is being opened is refused; the others may also strike one that is open.
        case ECONNREFUSED: refused(cause: error)
        case EHOSTUNREACH, ENETUNREACH, ENETDOWN, EHOSTDOWN:
            TransportError(
                .unreachable,
                delivery: .unknown,
                message: "There is no route to \(self); check the network connection.",
                cause: error
            )
        default: disconnected(cause: error)
        }
    }
}
#endif
