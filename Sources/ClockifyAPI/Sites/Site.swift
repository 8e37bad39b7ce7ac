public import TimeTrackingKit

extension Clockify {
    /// Where Clockify is: the addresses of its API, its reports and its audit log, which lie on different hosts.
    ///
    /// ## Usage
    ///
    /// ```swift
    /// let client = Clockify.Client(site: .regional(.germany), transport: transport, tokens: tokens)
    /// ```
    ///
    /// The addresses are those that the vendor documents; the global ones are also confirmed by use.
    ///
    /// ## Security
    ///
    /// A token whose `origin` attribute names the origin of ``api`` may be sent to the other addresses of the site too.
    public struct Site: Hashable, Sendable {
        /// Where the API is.
        public let api: ServiceEndpoint

        /// Where reports are made.
        public let reports: ServiceEndpoint

        /// Where the audit log is.
        public let auditLog: ServiceEndpoint

        /// Names the addresses of a site one by one.
        ///
        /// - Parameters:
        ///   - api: Where the API is.
        ///   - reports: Where reports are made, or nil for the path `/report/v1` at the API's origin.
        ///   - auditLog: Where the audit log is, or nil for Clockify's own, which all profiles share.
        public init(api: ServiceEndpoint, reports: ServiceEndpoint? = nil, auditLog: ServiceEndpoint? = nil) {
            let isGlobal = api.origin == Self.origin("api.clockify.me")
            self.api = api
            self.reports =
                reports
                ?? (isGlobal
                    ? ServiceEndpoint(origin: Self.origin("reports.api.clockify.me"), pathPrefix: "/v1")
                    : ServiceEndpoint(origin: api.origin, pathPrefix: "/report/v1"))
            self.auditLog =
                auditLog
                ?? (api.origin.host.isWithinClockify
                    ? ServiceEndpoint(origin: Self.origin("auditlog-api.api.clockify.me"), pathPrefix: "/v1")
                    // Another host, as a test's or a gateway's, gets everything: no token goes past it.
                    : ServiceEndpoint(origin: api.origin, pathPrefix: "/auditlog/v1"))
        }

        /// The profile that most workspaces are in, with a subdomain or without.
        public static let global = Site(api: .clockify)

        /// The profile of add-on developers.
        public static let developer = Site(
            api: ServiceEndpoint(origin: origin("developer.clockify.me"), pathPrefix: "/api/v1")
        )

        /// The profile of a region.
        ///
        /// - Parameters:
        ///   - region: The region.
        ///   - subdomain: The company's subdomain, which then has the reports, or nil when it has none.
        /// - Returns: The site.
        public static func regional(_ region: Region, subdomain: Subdomain? = nil) -> Site {
            let host = "\(region.subdomain).clockify.me"
            return Site(
                api: ServiceEndpoint(origin: origin(host), pathPrefix: "/api/v1"),
                reports: ServiceEndpoint(
                    origin: origin(subdomain.map { "\($0).clockify.me" } ?? host),
                    pathPrefix: "/report/v1"
                )
            )
        }

        private static func origin(_ host: String) -> Origin {
            Origin(scheme: "https", host: host, port: 443)
        }
    }
}

extension String {
    fileprivate var isWithinClockify: Bool { self == "clockify.me" || hasSuffix(".clockify.me") }
}

extension ServiceEndpoint {
    /// Clockify's global API, `https://api.clockify.me/api/v1`.
    public static let clockify = ServiceEndpoint(
        origin: Origin(scheme: "https", host: "api.clockify.me", port: 443),
        pathPrefix: "/api/v1"
    )
}
