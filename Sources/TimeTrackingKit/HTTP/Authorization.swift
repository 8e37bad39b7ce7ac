public import HTTPTypes

/// A credential on its way to a service: the header it belongs in and the secret, kept apart until the transport sends it.
///
/// ## Security
///
/// ``headerField()`` is for transports alone. Descriptions show the header's name and scheme and never the secret.
public struct Authorization: Sendable, Equatable {
    /// The header that carries the credential, for example `X-Api-Key`.
    public let name: HTTPField.Name

    /// The word before the secret, for example `Bearer`, or nil when the header holds the secret alone.
    public let scheme: String?

    /// The secret.
    public let secret: Secret

    /// Creates an authorization.
    ///
    /// - Parameters:
    ///   - name: The header that carries the credential.
    ///   - scheme: The word before the secret, or nil for none.
    ///   - secret: The secret.
    public init(name: HTTPField.Name, scheme: String? = nil, secret: Secret) {
        self.name = name
        self.scheme = scheme
        self.secret = secret
    }

    /// The header as it goes over the wire, marked so that HTTP/2 keeps it out of its compression tables.
    ///
    /// - Returns: The header field, whose value contains the secret.
    /// - Throws: ``TransportError`` with the code `invalidRequest` when the secret is empty or has a byte that a header
    ///   cannot carry.
    public func headerField() throws(TransportError) -> HTTPField {
        let value: String? = secret.withRevealedBytes { bytes in
            guard !bytes.isEmpty, bytes.allSatisfy(\.isVisibleASCII) else { return nil }
            let token = String(decoding: bytes, as: UTF8.self)
            return scheme.map { "\($0) \(token)" } ?? token
        }
        guard let value else {
            throw TransportError(
                .invalidRequest,
                delivery: .notSent,
                message: "The token has a byte that a header cannot carry; store the token again without it."
            )
        }
        var field = HTTPField(name: name, value: value)
        field.indexingStrategy = .avoid
        return field
    }
}

extension Authorization: CustomStringConvertible, CustomDebugStringConvertible {
    /// The header's name and scheme.
    public var description: String { "\(name): \(scheme.map { "\($0) " } ?? "")<secret>" }

    /// The same text as ``description``.
    public var debugDescription: String { description }
}
