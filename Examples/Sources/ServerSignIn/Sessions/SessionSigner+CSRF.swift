import Crypto
public import ServerUsers
import TimeTrackingKit

extension SessionSigner {
    /// What the page sends along with every change, to show that no other site made the browser send it.
    ///
    /// - Parameter caller: Who loads the page.
    /// - Returns: The token, or nil when the caller needs none: nobody is signed in, or by a header that no other site
    ///   can make a browser send.
    public func csrfToken(for caller: Caller) -> String? {
        Self.subject(of: caller).map { Base64URL.encode(HMAC<SHA256>.authenticationCode(for: $0, using: keys[0])) }
    }

    /// Whether a change may be made.
    ///
    /// - Parameters:
    ///   - token: What the request has in `X-CSRF-Token`, or nil when it has nothing there.
    ///   - caller: Who sent it.
    /// - Returns: True when the token is the caller's, or the caller needs none.
    public func accepts(csrfToken token: String?, from caller: Caller) -> Bool {
        guard let subject = Self.subject(of: caller) else { return true }
        guard let token, token.utf8.count <= 64, let code = Base64URL.decode(token.utf8) else { return false }
        return isSigned(subject, code)
    }

    /// What the token is made for, which begins with another byte than a signed session.
    private static func subject(of caller: Caller) -> [UInt8]? {
        switch caller.signIn {
        case .none, .bearer: nil
        case .session(let id): Array("csrf session \(id)".utf8)
        // A proxy's or the system's sign-in goes along with every request of the browser, as a cookie does.
        case .proxy, .local: Array("csrf user \(caller.user?.id.rawValue ?? "")".utf8)
        }
    }
}
