public import TimeTrackingKit

extension Secret {
    /// Makes a secret from a text that a test wrote down, and that therefore is none.
    ///
    /// - Parameter text: The bytes as text. Never a real token: test runners print their arguments.
    /// - Returns: The secret.
    public static func testing(_ text: String) -> Secret {
        Secret(utf8: text)
    }
}
