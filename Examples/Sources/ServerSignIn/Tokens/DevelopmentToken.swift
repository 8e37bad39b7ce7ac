import Crypto
import ServerUsers
public import TimeTrackingKit

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// Makes tokens for trying the server out on one's own machine, which ``Issuer/development(secret:)`` accepts.
public enum DevelopmentToken {
    /// The longest time for which a token is good: 30 days.
    public static let maximumLifetime: Duration = .seconds(30 * 86_400)

    private struct Header: Encodable {
        let alg = "HS256"
        let typ = "JWT"
    }

    private struct Claims: Encodable {
        let iss = ServerUser.localIssuer
        let aud = "authenticated"
        let role = "authenticated"
        let sub: String
        let iat: Int
        let exp: Int
    }

    /// Makes a token.
    ///
    /// - Parameters:
    ///   - subject: The name of the user.
    ///   - lifetime: How long it is good, from one second to 30 days.
    ///   - secret: The secret to sign it with, at least 32 bytes.
    ///   - now: The time.
    /// - Returns: The token.
    /// - Throws: ``SignInSettingsError`` with the codes `user`, `duration` and `secret`.
    public static func make(
        user subject: String,
        lifetime: Duration,
        secret: Secret,
        now: Date
    ) throws(SignInSettingsError) -> Secret {
        do {
            _ = try ServerUser(issuer: ServerUser.localIssuer, subject: subject)
        } catch {
            throw SignInSettingsError(.user, error.description)
        }
        guard (.seconds(1)...maximumLifetime).contains(lifetime) else {
            throw SignInSettingsError(.duration, "A token for trying out is good for 1 second to 30 days; choose less.")
        }
        _ = try Issuer.development(secret: secret)
        let time = Int(now.timeIntervalSince1970)
        let claims = Claims(sub: subject, iat: time, exp: time + Int(lifetime / .seconds(1)))
        let text = try "\(part(Header())).\(part(claims))"
        let key = secret.withRevealedBytes { SymmetricKey(data: $0) }
        let signature = HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: key)
        return Secret(utf8: "\(text).\(Base64URL.encode(signature))")
    }

    private static func part(_ value: some Encodable) throws(SignInSettingsError) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        do {
            return Base64URL.encode(try encoder.encode(value))
        } catch {
            throw SignInSettingsError(.user, "The name of the user cannot be written as JSON; choose another one.")
        }
    }
}
