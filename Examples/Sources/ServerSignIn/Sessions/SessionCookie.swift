public import HTTPTypes
import TimeTrackingKit

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// The cookie that holds a session.
public struct SessionCookie: Sendable, Hashable {
    /// The cookie of a server that people reach by HTTPS.
    ///
    /// Browsers take a cookie of this name only from the host itself, so that no neighbour can set it.
    public static let secure = SessionCookie(name: "__Host-timetrack", isSecure: true)

    /// The cookie of a server on this machine without HTTPS.
    public static let loopback = SessionCookie(name: "timetrack", isSecure: false)

    /// The cookie's name.
    public let name: String

    private let isSecure: Bool

    private init(name: String, isSecure: Bool) {
        self.name = name
        self.isSecure = isSecure
    }

    /// What the cookie of a request holds.
    ///
    /// - Parameter fields: The header fields of the request.
    /// - Returns: The value, or nil when there is no such cookie.
    /// - Throws: ``SignInRefusal`` with the code `malformed` when there are two of that name: one is not this server's.
    public func value(in fields: HTTPFields) throws(SignInRefusal) -> String? {
        var found: String?
        for pair in fields[values: .cookie].flatMap({ $0.split(separator: ";") }) {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, parts[0].trimmingOuterSpace.hasSameBytes(as: name) else { continue }
            guard found == nil else {
                throw SignInRefusal(
                    .malformed,
                    source: .session,
                    message: "The request has two cookies of this server; delete the site's cookies and sign in again."
                )
            }
            found = parts[1].trimmingOuterSpace
        }
        return found
    }

    /// Has the browser keep a session.
    ///
    /// - Parameters:
    ///   - session: The session.
    ///   - signer: Signs it.
    ///   - now: The time, from which the browser counts.
    /// - Returns: The header field `Set-Cookie`.
    public func setting(_ session: Session, signedBy signer: SessionSigner, at now: Date) -> HTTPField {
        let value = signer.signedValue(of: session).withRevealedBytes { String(decoding: $0, as: UTF8.self) }
        let age = Int(max(0, session.expiresAt.timeIntervalSince(now)).rounded(.down))
        return field(value: value, age: age)
    }

    /// Has the browser forget the session: the header field `Set-Cookie`.
    public var clearing: HTTPField { field(value: "", age: 0) }

    private func field(value: String, age: Int) -> HTTPField {
        let secure = isSecure ? "; Secure" : ""
        return HTTPField(
            name: .setCookie,
            value: "\(name)=\(value); Path=/; Max-Age=\(age); HttpOnly; SameSite=Strict\(secure)"
        )
    }
}
