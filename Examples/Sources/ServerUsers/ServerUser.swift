public import TimeTrackingKit

/// A user of the server: who issued the sign-in, and whom it names.
///
/// Two issuers may use the same subject for two people, so a user is always both. Users are the same when the UTF-8 bytes
/// of both are.
public struct ServerUser: Sendable, Hashable, CustomStringConvertible {
    /// The most bytes of an issuer.
    public static let maximumIssuerByteCount = 200

    /// The most bytes of a subject, which is also what OpenID Connect allows.
    public static let maximumSubjectByteCount = 255

    /// The issuer of sessions on the server's own machine: `timetrack ui` and `timetrack-server dev-token`.
    public static let localIssuer = "local"

    /// Names the user in stores, caches and records: the issuer, a space and the subject.
    public let id: UserID

    /// Who vouches for the user, for example `https://project.supabase.co/auth/v1`.
    public var issuer: String { String(id.rawValue.unicodeScalars.prefix { $0 != " " }) }

    /// The issuer's name for the user, for example a UUID.
    public var subject: String { String(id.rawValue.unicodeScalars.drop { $0 != " " }.dropFirst()) }

    /// The issuer and the subject.
    public var description: String { id.description }

    /// Names a user.
    ///
    /// - Parameters:
    ///   - issuer: Who vouches for the user: not empty, without spaces.
    ///   - subject: The issuer's name for the user: not empty, without control characters and without U+FFFD.
    /// - Throws: ``ServerUserError`` when one of them is empty, too long or has such a character.
    public init(issuer: String, subject: String) throws(ServerUserError) {
        let isIssuerPlain = issuer.utf8.allSatisfy { (0x21...0x7E).contains($0) }
        guard !issuer.isEmpty, issuer.utf8.count <= Self.maximumIssuerByteCount, isIssuerPlain else {
            throw .unusableIssuer
        }
        // The replacement character stands for bytes that were no text, so that several names would become one.
        let isSubjectPlain = subject.unicodeScalars.allSatisfy {
            $0.properties.generalCategory != .control && $0 != "\u{FFFD}"
        }
        guard !subject.isEmpty, subject.utf8.count <= Self.maximumSubjectByteCount, isSubjectPlain else {
            throw .unusableSubject
        }
        self.id = UserID("\(issuer) \(subject)")
    }

    /// Takes apart what ``id`` put together.
    ///
    /// - Parameter id: The identifier.
    /// - Throws: ``ServerUserError`` when it is not one of a user.
    public init(id: UserID) throws(ServerUserError) {
        let text = id.rawValue.unicodeScalars
        guard let space = text.firstIndex(of: " ") else { throw .unusableIssuer }
        try self.init(
            issuer: String(text[..<space]),
            subject: String(text[text.index(after: space)...])
        )
    }
}

/// Why a sign-in names nobody.
public enum ServerUserError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The issuer is empty, longer than 200 bytes or has a character beyond visible ASCII.
    case unusableIssuer
    /// The subject is empty, longer than 255 bytes or has a control character.
    case unusableSubject

    /// One sentence that says what to do next.
    public var description: String {
        switch self {
        case .unusableIssuer: "The issuer has to be 1 to 200 visible ASCII characters; name one that is."
        case .unusableSubject:
            "The subject has to be 1 to 255 bytes of UTF-8 without control characters; sign in with such a one."
        }
    }
}
