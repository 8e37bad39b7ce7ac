/// The user on whose behalf a token is asked for, as the program knows that user.
public struct UserID: Sendable, RawRepresentable {
    /// The program's own identifier of the user.
    public let rawValue: String

    /// Wraps an identifier.
    ///
    /// Whether it can name a credential is checked when the key is made.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Wraps an identifier.
    ///
    /// Whether it can name a credential is checked when the key is made.
    public init(_ rawValue: String) {
        self.rawValue = rawValue
    }
}

extension UserID: Hashable, CustomStringConvertible {
    /// Whether both identifiers consist of the same UTF-8 bytes; accents written in different ways are different users.
    public static func == (left: UserID, right: UserID) -> Bool {
        left.rawValue.utf8.elementsEqual(right.rawValue.utf8)
    }

    /// Hashes the UTF-8 bytes.
    public func hash(into hasher: inout Hasher) {
        for byte in rawValue.utf8 { hasher.combine(byte) }
    }

    /// The identifier.
    public var description: String { rawValue }
}
