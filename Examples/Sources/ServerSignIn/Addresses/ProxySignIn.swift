public import HTTPTypes
public import ServerUsers

/// A header in which a trusted proxy names the user whom it signed in.
public struct ProxySignIn: Sendable, Hashable {
    private static let unsuitable: Set<HTTPField.Name> = [
        .authorization, .cookie, .forwardedFor, .forwardedProto, .userAgent, .contentType, .origin, .referer,
    ]

    /// The header, for example `X-Forwarded-User`.
    public let header: HTTPField.Name

    /// The issuer of the users whom the proxy names.
    public let issuer: String

    /// Describes a proxy's sign-in.
    ///
    /// - Parameters:
    ///   - header: The name of the header, for example `X-Auth-Request-User`.
    ///   - issuer: The issuer of the users whom the proxy names, in visible ASCII characters: for example the proxy's
    ///     address.
    /// - Throws: ``SignInSettingsError`` with the codes `proxyHeader` and `issuer`.
    public init(header: String, issuer: String) throws(SignInSettingsError) {
        guard let name = HTTPField.Name(header), !Self.unsuitable.contains(name) else {
            throw SignInSettingsError(
                .proxyHeader,
                "The header in which the proxy names the user cannot be that one; name one such as X-Forwarded-User."
            )
        }
        self.header = name
        self.issuer = try Issuer.checkedName(issuer)
    }

    /// Whether a request has the header, whoever sent it.
    func isPresent(in fields: HTTPFields) -> Bool { fields[values: header].contains { !$0.trimmingOuterSpace.isEmpty } }

    /// The user whom the proxy names.
    ///
    /// - Parameters:
    ///   - fields: The header fields of the request.
    ///   - address: Where the request came from.
    /// - Returns: The user, or nil when the header is absent or blank, or the peer is not a trusted proxy.
    /// - Throws: ``SignInRefusal`` with the code `proxyHeader` when there are several values or an unusable one.
    public func user(in fields: HTTPFields, from address: ClientAddress) throws(SignInRefusal) -> ServerUser? {
        guard address.isPeerTrusted, isPresent(in: fields) else { return nil }
        let values = fields[values: header]
        // A proxy that adds to what the client sent, in place of replacing it, lets the client name anybody.
        guard values.count == 1, !values[0].contains(",") else {
            throw Self.refusal("names more than one user; let the proxy replace the header that clients send")
        }
        do {
            return try ServerUser(issuer: issuer, subject: values[0].trimmingOuterSpace)
        } catch {
            throw Self.refusal("names a user with an unusable name; let the proxy send 1 to 255 bytes of plain text")
        }
    }

    private static func refusal(_ reason: String) -> SignInRefusal {
        SignInRefusal(.proxyHeader, source: .proxy, message: "The proxy's header \(reason).")
    }
}
