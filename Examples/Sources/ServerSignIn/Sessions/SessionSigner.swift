import Crypto
public import TimeTrackingKit

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// Begins sessions, signs them for the cookie and knows them again.
///
/// The server keeps nothing of them but which ones were ended.
///
/// ## Security
///
/// What is signed is the session's id, user and times; HMAC-SHA256 with a key that is derived for this purpose alone. A
/// key that took another one's place can be kept for a while, so that sessions outlive the exchange.
public struct SessionSigner: Sendable {
    /// The fewest bytes of a key.
    public static let minimumKeyByteCount = 32

    /// How long a session lasts at most, however long the token is good: 12 hours unless said otherwise.
    public let longestSession: Duration

    let keys: [SymmetricKey]

    /// Takes keys.
    ///
    /// - Parameters:
    ///   - key: The key that signs, at least 32 random bytes.
    ///   - previousKeys: Keys that signed before and whose sessions are still good.
    ///   - longestSession: How long a session lasts at most.
    /// - Throws: ``SignInSettingsError`` with the codes `secret` and `duration`.
    public init(
        key: Secret,
        previousKeys: [Secret] = [],
        longestSession: Duration = .seconds(12 * 3600)
    ) throws(SignInSettingsError) {
        guard ([key] + previousKeys).allSatisfy({ $0.count >= Self.minimumKeyByteCount }) else {
            throw SignInSettingsError(
                .secret,
                "A session key has fewer than 32 bytes; make one with: openssl rand -hex 32"
            )
        }
        guard (.seconds(60)...(.seconds(30 * 86_400))).contains(longestSession) else {
            throw SignInSettingsError(.duration, "A session has to last 1 minute to 30 days; set it to 12 hours.")
        }
        self.init(keys: ([key] + previousKeys).map { Self.derivedKey($0) }, longestSession: longestSession)
    }

    private init(keys: [SymmetricKey], longestSession: Duration) {
        self.keys = keys
        self.longestSession = longestSession
    }

    /// A signer with a random key, whose sessions end with the process.
    ///
    /// - Parameter longestSession: How long a session lasts at most.
    /// - Returns: The signer.
    public static func ephemeral(longestSession: Duration = .seconds(12 * 3600)) -> SessionSigner {
        SessionSigner(keys: [SymmetricKey(size: .bits256)], longestSession: longestSession)
    }

    private static func derivedKey(_ key: Secret) -> SymmetricKey {
        let material = key.withRevealedBytes { SymmetricKey(data: $0) }
        return HKDF<SHA256>
            .deriveKey(
                inputKeyMaterial: material,
                info: Array("timetrack-server sessions 1".utf8),
                outputByteCount: 32
            )
    }

    /// Begins a session of somebody whose token is good.
    ///
    /// - Parameters:
    ///   - token: What the token says.
    ///   - now: The time.
    /// - Returns: The session, which ends with the token or when it has lasted the longest.
    public func session(for token: VerifiedToken, at now: Date) -> Session {
        let end = min(token.expiresAt, now.addingTimeInterval(longestSession / .seconds(1)))
        let id = SymmetricKey(size: .bits128).withUnsafeBytes { Base64URL.encode($0) }
        return Session(
            id: id,
            user: token.user,
            startedAt: Date(millisecondsSince1970: now.millisecondsSince1970),
            expiresAt: Date(millisecondsSince1970: end.millisecondsSince1970)
        )
    }

    /// Signs a session.
    ///
    /// - Parameter session: The session.
    /// - Returns: What the cookie holds. Whoever has it is signed in.
    public func signedValue(of session: Session) -> Secret {
        let body = SessionBody(session).bytes
        let code = HMAC<SHA256>.authenticationCode(for: body, using: keys[0])
        return Secret(utf8: Base64URL.encode(body + code))
    }

    /// Knows a session again.
    ///
    /// - Parameters:
    ///   - value: What the cookie holds.
    ///   - now: The time.
    /// - Returns: The session.
    /// - Throws: ``SignInRefusal`` with the codes `session` and `sessionExpired`.
    public func session(from value: String, at now: Date) throws(SignInRefusal) -> Session {
        guard value.utf8.count <= SessionBody.maximumTextLength, let bytes = Base64URL.decode(value.utf8),
            bytes.count > SHA256.byteCount
        else { throw Self.unknownSession }
        let body = Array(bytes.dropLast(SHA256.byteCount))
        let code = Array(bytes.suffix(SHA256.byteCount))
        guard isSigned(body, code), let session = SessionBody(body)?.session else { throw Self.unknownSession }
        guard now < session.expiresAt else {
            throw SignInRefusal(.sessionExpired, source: .session, message: "The session is over; sign in again.")
        }
        return session
    }

    /// Whether one of the keys made a code, found out in a time that depends on which key and not on the code.
    func isSigned(_ bytes: [UInt8], _ code: [UInt8]) -> Bool {
        keys.contains { HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: bytes, using: $0) }
    }

    private static var unknownSession: SignInRefusal {
        SignInRefusal(
            .session,
            source: .session,
            message: "The cookie is not one of a session of this server; sign in again."
        )
    }
}
