import Foundation
import TimeTrackingKit

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

extension TransportEndpoint {
    /// Translates an error of the session.
    ///
    /// - Parameter error: The error.
    /// - Returns: The error, with a delivery of `notSent` only where nothing can have been sent.
    func transportError(for error: any Error) -> TransportError {
        guard let error = error as? URLError else { return disconnected(cause: error) }
        #if canImport(FoundationNetworking)
        if let translated = curlError(error) { return translated }
        #endif
        switch error.code {
        case .cannotFindHost, .dnsLookupFailed:
            return unsent(
                .unreachable,
                "The host name in \(self) does not resolve; check its spelling and the network connection.",
                error
            )
        case .serverCertificateUntrusted, .serverCertificateHasBadDate, .serverCertificateNotYetValid,
            .serverCertificateHasUnknownRoot:
            return untrusted(cause: error)
        case .secureConnectionFailed:
            return speaksNoTLS(cause: error)
        case .unsupportedURL,
            .badServerResponse where isOfCurl(error) == false, .cannotParseResponse, .cannotDecodeRawData,
            .cannotDecodeContentData:
            return malformed("is not HTTP, or not encoded as it says", cause: error)
        case .timedOut:
            return TransportError(
                .timedOut,
                delivery: .unknown,
                message: "\(self) did not answer in time; try again, or allow more time.",
                cause: error
            )
        #if !canImport(FoundationNetworking)
        case .cannotConnectToHost: return refused(cause: error)
        #endif
        default: return disconnected(cause: error)
        }
    }

    private func isOfCurl(_ error: URLError) -> Bool { curlText(error) != nil }

    /// What libcurl says about a failure, or nil when it was not libcurl's.
    private func curlText(_ error: URLError) -> String? {
        (error.userInfo[NSUnderlyingErrorKey] as? NSError)?.localizedDescription
    }

    /// The certificate does not prove the host.
    private func untrusted(cause: any Error) -> TransportError {
        unsent(
            .untrusted,
            "The certificate of \(self) does not lead to an authority that the system trusts, is out of date or was issued "
                + "for another name; add its root to the certificates of the system only if you know the server.",
            cause
        )
    }

    /// The handshake failed.
    private func speaksNoTLS(cause: any Error) -> TransportError {
        unsent(.unreachable, "\(self) does not speak TLS as expected; check that the scheme and port are right.", cause)
    }

    #if canImport(FoundationNetworking)
    /// Translates by the words of libcurl, because Foundation has one code for most of what can happen.
    ///
    /// Words of a later version that are not known here give nil, and then an error that promises nothing.
    private func curlError(_ error: URLError) -> TransportError? {
        guard let text = curlText(error) else { return nil }
        func begins(_ words: String...) -> Bool { words.contains { text.hasPrefix($0) } }
        if begins("SSL certificate problem", "SSL: ", "SSL certificate verification failed") {
            return untrusted(cause: error)
        }
        // From a handshake; what fails later begins with the name of the function that failed.
        if begins("error:", "OpenSSL/", "LibreSSL/", "OpenSSL SSL_connect", "TLS connect error", "SSL connect error") {
            return speaksNoTLS(cause: error)
        }
        if begins("CONNECT tunnel failed", "Received HTTP code", "Proxy CONNECT aborted", "Could not resolve proxy") {
            return unsent(
                .unreachable,
                "\(self) was not reached: the proxy of the environment refuses the way there; correct HTTPS_PROXY, or add "
                    + "the host to NO_PROXY.",
                error
            )
        }
        if begins("Failed to connect to", "Couldn't connect to server", "Could not connect to server") {
            return error.code == .timedOut ? connectTimedOut(cause: error) : refused(cause: error)
        }
        if begins("Received HTTP/0.9") || error.code == .unsupportedURL {
            return malformed("is not HTTP", cause: error)
        }
        if begins(
            "Error while processing content unencoding",
            "Unrecognized content encoding",
            "Unrecognized or bad HTTP"
        ) {
            return malformed("is not compressed as it says", cause: error)
        }
        if begins(
            "Failed writing header",
            "Header without colon",
            "Invalid Content-Length",
            "Illegal or missing hexadecimal",
            "Failed reading the chunked",
            "Out of memory",
            "Too large response headers",
            "A value or data field grew",
            "Nul byte in header",
            "Malformed encoding found",
            "Too long hexadecimal number",
            "Bad content-encoding found"
        ) {
            return malformed("is not HTTP", cause: error)
        }
        return nil
    }
    #endif
}
