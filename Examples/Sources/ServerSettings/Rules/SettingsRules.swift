import ServerUsers
import SystemPackage
import TimeTrackingKit

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// What settings must not be together, and what follows from them where nothing is set.
struct SettingsRules {
    let values: SettingsValues

    /// Whether the command line allows that anybody spends the shared token.
    let allowsAnonymousSharedToken: Bool

    /// Fills in what follows, and notes what cannot be or should be known.
    func apply(to settings: inout ServerSettings, _ report: inout SettingsReport) {
        checkTLS(settings, &report)
        checkProxy(settings, &report)
        checkProduction(settings, &report)
        if settings.allowedHosts.isEmpty { settings.allowedHosts = usualHosts(settings) }
        settings.shared.use = sharedTokenUse(settings, &report)
        warn(settings, &report)
    }

    private func checkTLS(_ settings: ServerSettings, _ report: inout SettingsReport) {
        let (certificate, key) = (values.place(of: .tlsCertificate), values.place(of: .tlsKey))
        if (certificate == nil) != (key == nil) {
            report.refuse("tls_certificate and tls_key go together; set both or none.", at: certificate ?? key)
        }
        guard let tls = settings.tls else { return }
        Self.checkFile(tls.certificate, "tls_certificate", at: certificate, &report)
        Self.checkFile(tls.key, "tls_key", at: key, &report)
        var status = stat()
        guard stat(tls.key.string, &status) == 0, status.st_mode & 0o027 != 0 else { return }
        report.refuse("others may read or write the file of tls_key; run chmod 600 on it.", at: key)
    }

    private func checkProxy(_ settings: ServerSettings, _ report: inout SettingsReport) {
        guard settings.proxy.userHeader != nil else { return }
        let place = values.place(of: .proxyUserHeader)
        if settings.proxy.ranges.isEmpty {
            report.refuse("nobody may send proxy_user_header; set trusted_proxies to the proxy's address.", at: place)
        }
        if settings.proxy.ranges.contains(where: { $0.prefixLength == 0 }) {
            report.refuse(
                "everybody could name any user; set trusted_proxies to the proxy's address alone.",
                at: values.place(of: .trustedProxies)
            )
        }
        if settings.proxy.issuer == ServerUser.localIssuer
            || settings.signIn.contains(where: { $0.issuer == settings.proxy.issuer })
        {
            report.refuse("proxy_issuer is another's; choose a name of its own.", at: values.place(of: .proxyIssuer))
        }
    }

    private func checkProduction(_ settings: ServerSettings, _ report: inout SettingsReport) {
        guard settings.isProduction else { return }
        if settings.tls == nil, settings.proxy.ranges.isEmpty, !settings.listen.isLoopback {
            report.refuse(
                "in production tokens must not travel readable; set tls_certificate and tls_key, or trusted_proxies, or "
                    + "listen on 127.0.0.1.",
                at: values.place(of: .listen) ?? values.place(of: .production)
            )
        }
        if let url = settings.publicURL, url.scheme != "https", !url.isLoopback {
            report.refuse(
                "in production public_url has to begin with https; correct it.",
                at: values.place(of: .publicURL)
            )
        }
    }

    /// The hosts that requests may name when none are set; none when they are not known.
    private func usualHosts(_ settings: ServerSettings) -> [String] {
        let own = settings.isLocal ? ["localhost", "127.0.0.1", "::1"] : []
        guard let host = settings.publicURL?.host else { return own }
        let bare = host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host
        let loopback = settings.listen.isLoopback ? ["localhost", "127.0.0.1", "::1"] : []
        return [bare] + loopback.filter { $0 != bare }
    }

    /// Notes a file that is not there or cannot be read.
    static func checkFile(
        _ path: FilePath,
        _ name: String,
        at place: SettingsProblem.Place?,
        _ report: inout SettingsReport
    ) {
        guard access(path.string, R_OK) != 0 else { return }
        let reason = Errno(rawValue: errno)
        report.refuse("the file of \(name), \(path), cannot be read (\(reason)); put it there, readable.", at: place)
    }
}
