/// Which proxy leads to which host, as the variables `HTTPS_PROXY`, `ALL_PROXY` and `NO_PROXY` say it.
///
/// The variables are read as curl reads them: the name in small letters comes first, an empty value counts as none, a
/// URL without a scheme means `http`, one without a port means 1080, and `ALL_PROXY` serves where `HTTPS_PROXY` is
/// absent. A value that cannot be used is an error, never a reason to go without a proxy.
///
/// `NO_PROXY` is a list of hosts without a proxy, separated by commas or spaces. An entry is a name, which stands for
/// itself and all names below it with or without a dot in front; an IPv4 or IPv6 address; a range of addresses such as
/// `10.0.0.0/8`; each of these with `:port` for that port alone; or `*` for everything.
///
/// This machine is never reached through a proxy, and neither is anything over plain http, where a proxy would read the
/// token.
///
/// ## Usage
///
/// ```swift
/// let proxy = try ProxySettings(environment: ProcessInfo.processInfo.environment)
/// let configuration = AsyncHTTPClientTransport.Configuration(proxy: proxy)
/// ```
///
/// ## Security
///
/// A user name and password in the URL are kept as a ``Secret``. Descriptions, dumps and errors show neither them nor
/// the URL.
public struct ProxySettings: Sendable, Hashable {
    /// One proxy, reached over plain http, through which a tunnel is asked for.
    package struct Proxy: Sendable, Hashable {
        /// The host; an IPv6 address has no brackets.
        package let host: String

        /// The port.
        package let port: Int

        /// The user name, a colon and the password, or nil when the proxy wants none.
        package let credentials: Secret?

        /// Hashes everything but the credentials, which have no hash.
        package func hash(into hasher: inout Hasher) {
            hasher.combine(host)
            hasher.combine(port)
        }
    }

    private let proxy: Proxy?
    private let exceptions: ProxyExceptions

    /// No proxy for any host.
    public static let none = ProxySettings(proxy: nil, exceptions: ProxyExceptions(""))

    private init(proxy: Proxy?, exceptions: ProxyExceptions) {
        self.proxy = proxy
        self.exceptions = exceptions
    }

    /// Reads the variables of an environment, which the caller hands in.
    ///
    /// - Parameter environment: The variables and their values.
    /// - Throws: ``TransportError`` with the code `invalidRequest` when the proxy's URL cannot be used.
    public init(environment: [String: String]) throws(TransportError) {
        func value(_ names: [String]) -> (name: String, value: String)? {
            for name in names {
                if let value = environment[name], !value.isEmpty { return (name, value) }
            }
            return nil
        }
        var proxy: Proxy?
        if let (name, text) = value(["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"]) {
            proxy = try Proxy(text, variable: name)
        }
        self.init(
            proxy: proxy,
            exceptions: ProxyExceptions(value(["no_proxy", "NO_PROXY"])?.value ?? "")
        )
    }

    /// The proxy on the way to a host, or nil when the way is direct.
    package func proxy(for endpoint: TransportEndpoint) -> Proxy? {
        guard let proxy, endpoint.scheme == "https", !ProxyExceptions.isThisMachine(endpoint.host),
            !exceptions.contain(host: endpoint.host, port: endpoint.port)
        else { return nil }
        return proxy
    }

    /// The proxy itself, or nil when there is none for any host.
    package var anyProxy: Proxy? { proxy }
}

extension ProxySettings: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Whether there is a proxy, and its host and port, without a user name or password.
    public var description: String {
        proxy.map { "the proxy \($0.host):\($0.port)" } ?? "no proxy"
    }

    /// The same text as ``description``.
    public var debugDescription: String { description }

    /// Nothing beyond the description.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
