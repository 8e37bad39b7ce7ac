import ClockifyAPI
import ServerRequests

// Identifiers are read before they become part of an address at a service.

extension Clockify.Identifier {
    /// Reads an identifier of a request; missing and blank are nil.
    ///
    /// - Parameters:
    ///   - text: The text, or nil when the request has none.
    ///   - name: The name of the field or query item.
    /// - Returns: The identifier, or nil.
    /// - Throws: ``ServerRequests/RequestFailure`` with the status 400 when it is not 24 hexadecimal digits.
    static func read(_ text: String?, _ name: String) throws(RequestFailure) -> Self? {
        guard let text = text?.trimmed else { return nil }
        guard text.utf8.count == 24, text.utf8.allSatisfy(isHexadecimalDigit) else {
            throw .badRequest(
                "\(name) is not one of Clockify's, which have 24 hexadecimal digits; take it from a list."
            )
        }
        return Self(text.lowercased())
    }

    /// Reads an identifier that a request has to have.
    ///
    /// - Throws: ``ServerRequests/RequestFailure`` with the status 400 when it is missing or not 24 hexadecimal digits.
    static func require(_ text: String?, _ name: String) throws(RequestFailure) -> Self {
        guard let identifier = try read(text, name) else { throw .badRequest("\(name) is missing; send it.") }
        return identifier
    }

    private static func isHexadecimalDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x46, 0x61...0x66: true
        default: false
        }
    }
}

/// Reads the identifier of an Atlassian account; missing and blank are nil.
///
/// - Throws: ``ServerRequests/RequestFailure`` with the status 400 when it is too long or has spaces or controls in it.
func atlassianAccount(_ text: String?, _ name: String = "accountId") throws(RequestFailure) -> String? {
    guard let text = text?.trimmed else { return nil }
    guard text.utf8.count <= 128, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
        throw .badRequest("\(name) is no Atlassian account; copy it from the address of your Jira profile.")
    }
    return text
}
