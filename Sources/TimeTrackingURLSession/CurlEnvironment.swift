import Foundation
import TimeTrackingKit

/// What the environment of the process makes `URLSession` do by itself.
///
/// Elsewhere this package reads no environment that a caller did not hand in. Here it has to, because Foundation and libcurl
/// read theirs whatever the caller wants, and some of it would show the token.
struct CurlEnvironment: Sendable {
    /// The variable with a proxy for plain http, or nil when there is none.
    private let plainProxy: String?

    /// The hosts that libcurl reaches without a proxy; nil stands for all.
    private let exceptions: Set<String>?

    /// Looks at the environment of this process.
    ///
    /// - Throws: `TransportError` with the code `invalidRequest` when it makes Foundation show the token or trust any
    ///   certificate.
    static func ofThisProcess() throws(TransportError) -> CurlEnvironment {
        #if canImport(FoundationNetworking)
        try CurlEnvironment(ProcessInfo.processInfo.environment)
        #else
        try CurlEnvironment([:])
        #endif
    }

    /// Looks at an environment.
    init(_ environment: [String: String]) throws(TransportError) {
        guard environment["URLSessionDebugLibcurl"] == nil else {
            throw Self.refusal("URLSessionDebugLibcurl makes Foundation print every header, the token too; unset it.")
        }
        guard environment["URLSessionCertificateAuthorityInfoFile"] != "INSECURE_SSL_NO_VERIFY" else {
            throw Self.refusal(
                "URLSessionCertificateAuthorityInfoFile makes Foundation trust any certificate; unset it, and add the root "
                    + "of your own server to the certificates of the system."
            )
        }
        plainProxy = ["http_proxy", "all_proxy", "ALL_PROXY"].first { environment[$0].map { !$0.isEmpty } ?? false }
        let list = ["no_proxy", "NO_PROXY"].compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
        // As strictly as any version of libcurl reads it: an asterisk counts alone, and entries are told apart by commas.
        let entries = list.split(separator: ",")
            .map { $0.trimmingCharacters(in: .whitespaces).lowercased() }
        exceptions = list == "*" ? nil : Set(entries)
    }

    /// Refuses a request that libcurl would send to a proxy as it is, with the token readable.
    ///
    /// - Parameter endpoint: Where the request goes.
    /// - Throws: `TransportError` with the code `invalidRequest`.
    func check(_ endpoint: TransportEndpoint) throws(TransportError) {
        guard endpoint.scheme == "http", let plainProxy, let exceptions else { return }
        // Only what is named letter for letter counts, because versions of libcurl read patterns differently.
        let host = endpoint.host.first == "[" ? String(endpoint.host.dropFirst().dropLast()) : endpoint.host
        guard !exceptions.contains(host) || !Self.isSpelledAsUsual(host) else { return }
        throw Self.refusal(
            "\(plainProxy) would send plain http to \(endpoint) through a proxy, which could read the token; add \(host) to "
                + "no_proxy, or unset \(plainProxy)."
        )
    }

    /// Whether libcurl compares a host as it is written: it turns a number such as `127.1` into another spelling first.
    private static func isSpelledAsUsual(_ host: String) -> Bool {
        guard host.first?.isNumber == true, !host.contains(":") else { return true }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        let isName = parts.last.map { !$0.isEmpty && $0.first?.isNumber == false } ?? false
        return isName
            || parts.count == 4 && parts.allSatisfy { part in UInt8(part).map { String($0) == part } ?? false }
    }

    private static func refusal(_ message: String) -> TransportError {
        TransportError(.invalidRequest, delivery: .notSent, message: message)
    }
}
