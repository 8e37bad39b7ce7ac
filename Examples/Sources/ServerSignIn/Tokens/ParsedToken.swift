import TimeTrackingKit

/// A token taken apart, of which nothing is proven yet.
struct ParsedToken {
    /// The most bytes of a token.
    static let maximumByteCount = 8 * 1024

    /// The algorithm that it says it is signed with.
    let algorithm: TokenAlgorithm

    /// The name of the key that it says it is signed with, or nil when it names none.
    let keyID: String?

    /// What it says.
    let claims: TokenClaims

    /// What the signature is for.
    let signedBytes: [UInt8]

    /// The signature.
    let signature: [UInt8]

    /// Takes a token apart.
    ///
    /// - Parameter token: The token.
    /// - Throws: ``SignInRefusal`` with the codes `malformed`, `header`, `algorithm` and what ``TokenClaims`` throws.
    init(_ token: Secret) throws(SignInRefusal) {
        guard token.count <= Self.maximumByteCount else {
            throw Self.malformed("has more than 8 KiB")
        }
        let bytes = token.withRevealedBytes { [UInt8]($0) }
        let parts = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count == 3, let header = Base64URL.decode(parts[0]), let claims = Base64URL.decode(parts[1]),
            let signature = Base64URL.decode(parts[2])
        else {
            throw Self.malformed("is no whole JSON Web Token, which has three parts with dots between them")
        }
        guard let header = StrictJSON.value(of: header)?.members else {
            throw Self.malformed("has a header that is not one JSON object with each member once")
        }
        self.algorithm = try Self.algorithm(in: header)
        self.keyID = try Self.keyID(in: header)
        guard let claims = StrictJSON.value(of: claims)?.members else {
            throw Self.malformed("has claims that are not one JSON object with each member once")
        }
        self.claims = try TokenClaims(claims)
        self.signedBytes = Array(bytes[..<parts[1].endIndex])
        self.signature = signature
    }

    private static func malformed(_ reason: String) -> SignInRefusal {
        SignInRefusal(.malformed, message: "The token \(reason); sign in again.")
    }

    private static func algorithm(in header: StrictJSON.Members) throws(SignInRefusal) -> TokenAlgorithm {
        // Of these, the first five would let a token bring its own key, and the last change how it is to be read.
        for name in ["jku", "jwk", "x5u", "x5c", "x5t#S256", "crit"] where header[name] != nil {
            throw SignInRefusal(
                .header,
                message: "The token's header brings a key or extension; sign in at the issuer."
            )
        }
        if let type = header["typ"] {
            guard let type = type.text, type.lowercased().hasSameBytes(as: "jwt") else {
                throw SignInRefusal(.header, message: "The token is of another type than JWT; send the access token.")
            }
        }
        guard let name = header["alg"]?.text,
            let algorithm = TokenAlgorithm.allCases.first(where: { $0.rawValue.hasSameBytes(as: name) })
        else { throw .unacceptedAlgorithm }
        return algorithm
    }

    private static func keyID(in header: StrictJSON.Members) throws(SignInRefusal) -> String? {
        guard let value = header["kid"] else { return nil }
        guard let text = value.text, text.utf8.count <= 256 else {
            throw malformed("names its key by something else than a text of at most 256 bytes")
        }
        return text
    }
}

extension SignInRefusal {
    /// The algorithm is none of those that the issuer is configured with.
    static var unacceptedAlgorithm: SignInRefusal {
        SignInRefusal(
            .algorithm,
            message: "The token is signed by an algorithm that is not accepted from its issuer; sign in at the issuer."
        )
    }
}
