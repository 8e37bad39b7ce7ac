/// Whom the page is for.
public enum PageMode: Sendable, Hashable {
    /// For the users of a server, who sign in and out.
    ///
    /// - Parameter signInHint: The address of a page on which users get what they sign in with, or nil when there is
    ///   none. One that is neither `https` nor `http` is not linked.
    case server(signInHint: String?)

    /// For the one person at the machine that serves it, without signing in or out, but with a way to end the program by
    /// `POST /quit`.
    case local

    /// Whether users sign in and out.
    var hasSignIn: Bool { self != .local }

    /// The address that may be linked, or nil when there is none.
    var linkedHint: String? {
        guard case .server(let hint?) = self else { return nil }
        let address = hint.lowercased()
        return address.hasPrefix("https://") || address.hasPrefix("http://") ? hint : nil
    }
}
