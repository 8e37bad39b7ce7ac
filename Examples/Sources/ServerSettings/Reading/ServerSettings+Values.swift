import ServerUsers
import SystemPackage
import TimeTrackingKit

extension ServerSettings {
    /// Reads what is one value each.
    init(_ values: SettingsValues, _ report: inout SettingsReport) {
        listen = values.read(.listen, usual: .usual, &report) { $0.text.flatMap { ListenAddress($0) } }
        dataDirectory = Self.dataDirectory(values, &report)
        publicURL = values.read(.publicURL, &report) { $0.text.flatMap { Self.origin($0) } }
        isProduction = values.read(.production, usual: false, &report, \.flag)
        secretsDirectory = values.read(.secretsDirectory, &report, Self.path)
        if secretsDirectory == nil, let mount = values.environment["CREDENTIALS_DIRECTORY"], mount.hasPrefix("/") {
            secretsDirectory = FilePath(mount)
        }
        log.level = values.read(.logLevel, usual: log.level, &report) {
            $0.text.flatMap { LogSettings.Level(rawValue: $0) }
        }
        log.format = values.read(.logFormat, usual: log.format, &report) {
            $0.text.flatMap { LogSettings.Format(rawValue: $0) }
        }
        readReach(values, &report)
        readUpstream(values, &report)
        readLimits(values, &report)
    }

    private mutating func readReach(_ values: SettingsValues, _ report: inout SettingsReport) {
        let certificate = values.read(.tlsCertificate, &report, Self.path)
        let key = values.read(.tlsKey, &report, Self.path)
        if let certificate, let key { tls = TLSFiles(certificate: certificate, key: key) }
        proxy.ranges = values.read(.trustedProxies, usual: [], &report, Self.ranges)
        proxy.userHeader = values.read(.proxyUserHeader, &report) { value in
            value.text.flatMap { $0.utf8.allSatisfy(\.isTokenByte) ? $0 : nil }
        }
        proxy.issuer = values.read(.proxyIssuer, usual: proxy.issuer, &report) { value in
            value.text.flatMap { (try? ServerUser(issuer: $0, subject: "a")) == nil ? nil : $0 }
        }
        allowedOrigins = values.read(.allowedOrigins, usual: [], &report) { Self.all($0.list) { Self.origin($0) } }
        allowedHosts = values.read(.allowedHosts, usual: [], &report) { value in
            Self.all(value.list) { host in
                ListenAddress("\(host):0") == nil && ListenAddress("[\(host)]:0") == nil ? nil : host.lowercased()
            }
        }
        metricsAllowed = values.read(.metricsAllowed, usual: metricsAllowed, &report, Self.ranges)
        signInURL = values.read(.signInURL, &report) { $0.text.flatMap { Self.address($0) } }
    }

    private mutating func readUpstream(_ values: SettingsValues, _ report: inout SettingsReport) {
        func endpoint(_ value: SettingValue) -> ServiceEndpoint? { value.text.flatMap { try? ServiceEndpoint($0) } }
        upstream.clockify = values.read(.clockifyEndpoint, &report, endpoint)
        upstream.clockwork = values.read(.clockworkEndpoint, &report, endpoint)
        upstream.timeout = values.read(.upstreamTimeout, usual: upstream.timeout, &report) {
            $0.text.flatMap { TextLength.duration($0, in: .milliseconds(100) ... .seconds(300)) }
        }
    }

    private mutating func readLimits(_ values: SettingsValues, _ report: inout SettingsReport) {
        func number(_ key: SettingKey, _ usual: Int, atMost most: Int = 1_000_000) -> Int {
            values.read(key, usual: usual, &report) { value in
                value.number.flatMap { (1...most).contains($0) ? $0 : nil }
            }
        }
        limits.requestsPerMinutePerUser = number(.requestsPerUser, limits.requestsPerMinutePerUser)
        limits.requestsPerMinutePerAddress = number(.requestsPerAddress, limits.requestsPerMinutePerAddress)
        limits.tokenTestsPerMinute = number(.tokenTests, limits.tokenTestsPerMinute, atMost: 10_000)
        limits.maximumConnections = number(.maximumConnections, limits.maximumConnections)
        limits.sessionLifetime = values.read(.sessionLifetime, usual: limits.sessionLifetime, &report) {
            $0.text.flatMap { TextLength.duration($0, in: .seconds(60) ... .seconds(30 * 86_400)) }
        }
    }
}

extension ServerSettings {
    /// The directory of the databases: the one that is set, else the one of systemd, else one of the user.
    private static func dataDirectory(_ values: SettingsValues, _ report: inout SettingsReport) -> FilePath {
        if values.place(of: .dataDirectory) != nil {
            return values.read(.dataDirectory, usual: "/", &report) { path($0) }
        }
        let environment = values.environment
        // systemd puts colons between several.
        if let state = environment["STATE_DIRECTORY"]?.split(separator: ":").first, state.hasPrefix("/") {
            return FilePath(String(state))
        }
        if let data = environment["XDG_DATA_HOME"], data.hasPrefix("/") {
            return FilePath(data).appending("timetrack-server")
        }
        if let home = environment["HOME"], home.hasPrefix("/") {
            return FilePath(home).appending(".local/share/timetrack-server")
        }
        report.refuse("There is no directory for the databases; set data_directory to an absolute path.", at: nil)
        return "/"
    }

    /// An absolute path; nil for anything else.
    static func path(_ value: SettingValue) -> FilePath? {
        guard let text = value.text, text.hasPrefix("/"), !text.utf8.contains(0) else { return nil }
        return FilePath(text)
    }

    /// An origin; nil for anything else.
    static func origin(_ text: String) -> Origin? { try? Origin(text) }

    /// An address that may be opened: by https, or by http on this machine; nil for anything else.
    static func address(_ text: String) -> String? {
        let rest = text.drop { $0 != ":" }.dropFirst(3)
        let authority = rest.prefix { !"/?#".contains($0) }
        let scheme = text.prefix { $0 != ":" }
        guard text.hasPrefix("\(scheme)://"), let origin = origin("\(scheme)://\(authority)") else { return nil }
        guard origin.scheme == "https" || origin.isLoopback else { return nil }
        let isPlain = text.utf8.allSatisfy { (0x21...0x7E).contains($0) && !"\"<>\\`".utf8.contains($0) }
        return isPlain ? text : nil
    }

    /// Ranges of addresses; nil when one of them is none.
    static func ranges(_ value: SettingValue) -> [NetworkRange]? { all(value.list) { NetworkRange($0) } }

    /// What every text is read as; nil when one of them cannot be.
    static func all<Value>(_ texts: [String]?, _ read: (String) -> Value?) -> [Value]? {
        guard let texts else { return nil }
        let values = texts.map(read)
        return values.contains { $0 == nil } ? nil : values.compactMap(\.self)
    }
}

extension UInt8 {
    /// Whether the byte may stand in the name of a header.
    fileprivate var isTokenByte: Bool {
        (48...57).contains(self) || (97...122).contains(self | 0x20) || "!#$%&'*+-.^_`|~".utf8.contains(self)
    }
}
