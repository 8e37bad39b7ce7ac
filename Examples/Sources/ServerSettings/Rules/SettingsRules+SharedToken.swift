import ServerUsers

extension SettingsRules {
    /// Who may spend shared tokens: whom the settings name, else users where people sign in, else everybody where only
    /// this machine reaches the server, else nobody.
    func sharedTokenUse(_ settings: ServerSettings, _ report: inout SettingsReport) -> SharedTokenSettings.Use {
        let usual: SharedTokenSettings.Use =
            settings.isSignInConfigured ? .signedIn : settings.isLocal ? .anonymous : .off
        let use = values.read(.sharedToken, usual: usual, &report) { value in
            value.text.flatMap { SharedTokenSettings.Use(rawValue: $0) }
        }
        if use == .anonymous, !settings.isLocal, !allowsAnonymousSharedToken {
            report.refuse(
                "anybody who reaches the server would spend the shared token; set shared_token to signed-in or off, or "
                    + "start with --allow-anonymous-shared-token.",
                at: values.place(of: .sharedToken)
            )
        }
        return use
    }

    /// Notes what is allowed and may not be meant.
    func warn(_ settings: ServerSettings, _ report: inout SettingsReport) {
        let shared = settings.shared
        if shared.use == .anonymous, !shared.tokens.isEmpty {
            report.warn(
                "Anybody who reaches \(settings.listen) spends the shared token (shared_token is anonymous); set it to "
                    + "signed-in when people sign in."
            )
        }
        if values.place(of: .sharedToken) != nil, shared.use != .off, shared.tokens.isEmpty {
            report.warn(
                "There is no shared token to spend; set CLOCKIFY_API_KEY_FILE or CLOCKWORK_API_TOKEN_FILE, or "
                    + "shared_token to off."
            )
        }
        if shared.use != .off, shared.tokens[.clockify] != nil, shared.workspaceID == nil {
            report.warn(
                "The shared Clockify key is good for no workspace; set CLOCKIFY_WORKSPACE_ID to the one that it is for."
            )
        }
        if !settings.listen.isLoopback, settings.tls == nil, settings.proxy.ranges.isEmpty {
            report.warn(
                "Tokens travel readable to \(settings.listen); set tls_certificate and tls_key, or trusted_proxies where a "
                    + "proxy speaks TLS."
            )
        }
        if !settings.isSignInConfigured, settings.isProduction || !settings.isLocal {
            report.warn("Nobody can sign in; add a [[sign_in]] table, or proxy_user_header and trusted_proxies.")
        }
    }
}
