import HTTPTypes
import ServerProtection
import ServerUsers
import TimeTrackingKit

/// The browser in which the page was opened.
///
/// Cookies go to every port of a host, so the name of this one has the port.
struct LocalSession: Sendable {
    private let user: ServerUser
    private let cookieName: String
    private let cookie = Secret.random()
    private let change = Secret.random()

    init(user: ServerUser, port: Int) {
        self.user = user
        self.cookieName = "timetrack-ui-\(port)"
    }

    /// The field that gives a browser the cookie, until the browser is closed.
    var settingCookie: HTTPField {
        HTTPField(name: .setCookie, value: "\(cookieName)=\(cookie.digits); Path=/; HttpOnly; SameSite=Strict")
    }

    /// What the page has to send with whatever changes something.
    var csrfToken: String { change.digits }

    /// Who is who: the one person by the cookie, and nobody else.
    var rules: SignInRules {
        SignInRules { fields, peer in
            hasCookie(fields)
                ? Caller(user: user, signIn: .local, address: peer)
                : Caller(user: nil, signIn: .none, address: peer)
        } confirm: { token, caller in
            // Who has no cookie is turned away behind this, whatever the request.
            caller.user == nil || token.map { Secret(utf8: $0) == change } ?? false
        }
    }

    private func hasCookie(_ fields: HTTPFields) -> Bool {
        let pairs = fields[values: .cookie].flatMap { $0.split(separator: ";") }
        return pairs.contains { pair in
            let pair = pair.drop { $0 == " " }
            guard let equals = pair.firstIndex(of: "="), pair[..<equals] == cookieName else { return false }
            return Secret(utf8: pair[pair.index(after: equals)...]) == cookie
        }
    }
}
