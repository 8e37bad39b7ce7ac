import HTTPTypes
import ServerProtection
import ServerUsers

/// Signs in whoever says a name: `Bearer good-NAME` or a cookie `timetrack=NAME`.
///
/// The page's token is `csrf-NAME`.
enum People {
    static let rules = SignInRules(
        recognise: { headers, peer in
            if let field = headers[.authorization] {
                switch field {
                case "Bearer bad": throw CallerRefusal(.unauthorized, "Sign in again.")
                case "Bearer disabled": throw CallerRefusal(.disabled, "Ask an administrator.")
                case "Bearer later": throw CallerRefusal(.unavailable, "Try again.")
                case "Bearer broken": throw Broken()
                default:
                    let user = try ServerUser(issuer: "test", subject: String(field.dropFirst("Bearer good-".count)))
                    return Caller(user: user, signIn: .bearer, address: peer)
                }
            }
            guard let cookie = headers[.cookie] else { return Caller(user: nil, signIn: .none, address: peer) }
            let name = String(cookie.dropFirst("timetrack=".count))
            guard name != "ended" else { throw CallerRefusal(.session, "Sign in again.") }
            return Caller(user: try ServerUser(issuer: "test", subject: name), signIn: .session("s"), address: peer)
        },
        address: { headers, peer in
            headers[forwardedFor] ?? peer
        },
        confirm: { token, caller in
            guard case .session = caller.signIn else { return true }
            return token == caller.user.map { "csrf-\($0.subject)" }
        }
    )

    private struct Broken: Error {}

    private static let forwardedFor = HTTPField.Name("X-Forwarded-For")!
}
