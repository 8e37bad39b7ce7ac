import Crypto
import Foundation

/// A token that nobody's issuer made.
struct ForgedToken {
    /// What the issuer would write into it.
    static func claims(_ changes: [String: Any] = [:]) -> [String: Any] {
        let now = Int(Date().timeIntervalSince1970)
        var claims: [String: Any] = [
            "iss": ServerFolder.issuer, "sub": "ada", "aud": "authenticated", "role": "authenticated",
            "iat": now, "exp": now + 3_600,
        ]
        for (name, value) in changes { claims[name] = value }
        return claims
    }

    /// Signs claims with HMAC-SHA256.
    static func signed(
        _ claims: [String: Any],
        header: [String: Any] = ["alg": "HS256", "typ": "JWT"],
        with secret: Data
    ) throws -> String {
        try token(claims, header) { text in
            Data(HMAC<SHA256>.authenticationCode(for: text, using: SymmetricKey(data: secret)))
        }
    }

    /// Puts a token together.
    static func token(
        _ claims: [String: Any],
        _ header: [String: Any],
        signature: (Data) -> Data
    ) throws -> String {
        let head = try JSONSerialization.data(withJSONObject: header).base64URL
        let body = try JSONSerialization.data(withJSONObject: claims).base64URL
        return "\(head).\(body).\(signature(Data("\(head).\(body)".utf8)).base64URL)"
    }
}

extension Data {
    /// The bytes in base64 as URLs take it, without padding.
    var base64URL: String {
        base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }
}
