/// What the template shows, by the names of its values.
///
/// The template looks for a value in what encloses it when it finds none, so that no two of the types below have values of
/// one name.
struct PageView {
    let csrfToken: String?
    let stylePath = Asset.style.path
    let scriptPath = Asset.script.path
    let iconPath = Asset.icon.path

    /// The name of who is signed in, or nil when nobody is or nobody has to be.
    var user: String?

    /// Whether the program behind the page can be ended on it.
    var canQuit = false

    var signIn: SignInView?
    var home: HomeView? { didSet { title = home.map { "\($0.heading) · Time" } ?? title } }

    /// What the browser writes on the tab, stored because the template sees stored values alone.
    private(set) var title = "Sign in · Time"

    init(csrfToken: String?) {
        self.csrfToken = csrfToken
    }
}

/// The form for signing in.
struct SignInView {
    /// The address of the page on which users get what they sign in with, or nil when there is none.
    let hint: String?

    /// Whether there is anything to sign in to.
    let canSignIn: Bool
}
