#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What a token says, in its own types and otherwise as it is.
struct TokenClaims {
    /// Who issued it.
    let issuer: String

    /// Whom it names, or nil when it names nobody.
    let subject: String?

    /// For whom it is.
    let audiences: [String]

    /// When its time is over.
    let expiresAt: Date

    /// When its time begins, or nil when it does not say.
    let notBefore: Date?

    /// When it was issued, or nil when it does not say.
    let issuedAt: Date?

    /// Whether its user came without giving a name, as Supabase lets anybody do.
    let isAnonymous: Bool

    private let members: StrictJSON.Members

    // The end of the year 9999; whoever writes milliseconds is beyond it.
    private static let representable = 0.0..<253_402_300_800

    /// Reads claims.
    ///
    /// - Parameter members: The claims.
    /// - Throws: ``SignInRefusal`` with the codes `issuer` and `malformed`.
    init(_ members: StrictJSON.Members) throws(SignInRefusal) {
        guard let issuer = members["iss"]?.text else {
            throw SignInRefusal(.issuer, message: "The token does not name its issuer; sign in again.")
        }
        guard let expiresAt = try Self.date("exp", in: members) else {
            throw Self.malformed("does not say when it expires")
        }
        self.issuer = issuer
        self.subject = members["sub"]?.text
        self.audiences = try Self.audiences(in: members)
        self.expiresAt = expiresAt
        self.notBefore = try Self.date("nbf", in: members)
        self.issuedAt = try Self.date("iat", in: members)
        self.isAnonymous =
            switch members["is_anonymous"] {
            case nil, .null, .bool(false): false
            default: true
            }
        self.members = members
    }

    /// A claim that is a text, or nil when there is none.
    func text(_ name: String) -> String? { members[name]?.text }

    private static func date(_ name: String, in members: StrictJSON.Members) throws(SignInRefusal) -> Date? {
        guard let value = members[name] else { return nil }
        guard let seconds = value.number, representable.contains(seconds) else {
            throw malformed("has a time that is not a number of seconds")
        }
        return Date(timeIntervalSince1970: seconds)
    }

    private static func audiences(in members: StrictJSON.Members) throws(SignInRefusal) -> [String] {
        guard let value = members["aud"] else { return [] }
        if let text = value.text { return [text] }
        var texts: [String] = []
        for element in value.elements ?? [.null] {
            guard let text = element.text else { throw malformed("has an audience that is not a text") }
            texts.append(text)
        }
        return texts
    }

    private static func malformed(_ reason: String) -> SignInRefusal {
        SignInRefusal(.malformed, message: "The token \(reason); sign in again.")
    }
}
