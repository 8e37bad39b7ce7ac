import ServerUsers
public import TimeTrackingKit

/// Somebody whose tokens the server accepts, and what they have to be like.
///
/// ## Security
///
/// The algorithms are fixed here and each has its own key: `HS256` takes the secret and nothing else, `ES256` and
/// `RS256` take published keys and nothing else. What a token says of its algorithm only chooses among them.
public struct Issuer: Sendable {
    /// The claim that says that a token is one of a user.
    public struct RequiredRole: Sendable, Hashable {
        /// The name of the claim.
        public var claim: String

        /// The value that it must have.
        public var value: String

        /// Describes a claim, by default the one of Supabase.
        ///
        /// - Parameters:
        ///   - claim: The name of the claim.
        ///   - value: The value that it must have.
        public init(claim: String = "role", value: String = "authenticated") {
            self.claim = claim
            self.value = value
        }
    }

    /// The fewest bytes of a secret, as many as `HS256` makes.
    public static let minimumSecretByteCount = 32

    /// The most that two clocks may differ.
    public static let maximumSkew: Duration = .seconds(120)

    /// The issuer's name, which the claim `iss` equals byte by byte.
    public let name: String

    /// For whom a token may be: the claim `aud` has at least one of these.
    public let audiences: Set<String>

    /// The algorithms that are accepted.
    public let algorithms: Set<TokenAlgorithm>

    /// The secret for `HS256`, or nil when that is not accepted.
    public let secret: Secret?

    /// Where the public keys are for `ES256` and `RS256`, or nil when neither is accepted.
    public let keySet: KeySetSource?

    /// How much the issuer's clock may differ from this server's.
    public let skew: Duration

    /// The claim that says that a token is one of a user, or nil when all tokens of the issuer are.
    public let role: RequiredRole?

    /// Describes an issuer.
    ///
    /// - Parameters:
    ///   - name: The issuer's name, for example `https://project.supabase.co/auth/v1`.
    ///   - audiences: For whom a token may be.
    ///   - algorithms: The algorithms that are accepted.
    ///   - secret: The secret for `HS256`, or nil when that is not accepted.
    ///   - keySet: Where the public keys are, or nil when only `HS256` is accepted.
    ///   - skew: How much the issuer's clock may differ from this server's, at most 120 seconds.
    ///   - role: The claim that says that a token is one of a user, or nil when all tokens of the issuer are.
    /// - Throws: ``SignInSettingsError`` with the codes `issuer`, `algorithms`, `secret` and `duration`.
    public init(
        _ name: String,
        audiences: Set<String> = ["authenticated"],
        algorithms: Set<TokenAlgorithm>,
        secret: Secret? = nil,
        keySet: KeySetSource? = nil,
        skew: Duration = .seconds(30),
        role: RequiredRole? = RequiredRole()
    ) throws(SignInSettingsError) {
        self.name = try Self.checkedName(name)
        guard !audiences.isEmpty, !audiences.contains(""), role?.claim.isEmpty != true, role?.value.isEmpty != true
        else {
            throw SignInSettingsError(.issuer, "An issuer needs an audience and a role that are not empty; name both.")
        }
        guard (.zero...Self.maximumSkew).contains(skew) else {
            throw SignInSettingsError(.duration, "The clock skew has to be 0 to 120 seconds; set it to 30.")
        }
        try Self.check(algorithms, secret, keySet)
        self.audiences = audiences
        self.algorithms = algorithms
        self.secret = secret
        self.keySet = keySet
        self.skew = skew
        self.role = role
    }

    /// The issuer of tokens that ``DevelopmentToken`` makes.
    ///
    /// - Parameter secret: The secret that they are signed with, at least 32 bytes.
    /// - Returns: The issuer.
    /// - Throws: ``SignInSettingsError`` with the code `secret`.
    public static func development(secret: Secret) throws(SignInSettingsError) -> Issuer {
        try Issuer(ServerUser.localIssuer, algorithms: [.hs256], secret: secret)
    }

    /// Refuses a name that no user can have an issuer of.
    static func checkedName(_ name: String) throws(SignInSettingsError) -> String {
        do {
            _ = try ServerUser(issuer: name, subject: "anybody")
            return name
        } catch {
            throw SignInSettingsError(
                .issuer,
                "The name of an issuer has to be 1 to 200 visible ASCII characters; write it as its tokens have it."
            )
        }
    }

    private static func check(
        _ algorithms: Set<TokenAlgorithm>,
        _ secret: Secret?,
        _ keySet: KeySetSource?
    ) throws(SignInSettingsError) {
        guard !algorithms.isEmpty else {
            throw SignInSettingsError(.algorithms, "An issuer needs an algorithm; name HS256, ES256 or RS256.")
        }
        guard algorithms.contains(.hs256) == (secret != nil) else {
            throw SignInSettingsError(.algorithms, "HS256 and a secret belong together; set both or neither.")
        }
        guard algorithms.contains(where: \.usesPublicKey) == (keySet != nil) else {
            throw SignInSettingsError(.algorithms, "ES256 or RS256 and a key set belong together; set both or neither.")
        }
        guard let secret else { return }
        guard secret.count >= minimumSecretByteCount else {
            throw SignInSettingsError(
                .secret,
                "The secret for HS256 has fewer than 32 bytes; set the one that the issuer signs with."
            )
        }
        guard !secret.withRevealedBytes({ $0.starts(with: "-----BEGIN".utf8) }) else {
            throw SignInSettingsError(
                .secret,
                "The secret for HS256 is a key file, which others may know; name it as a key set for ES256 or RS256."
            )
        }
    }
}
