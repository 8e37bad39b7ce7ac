import Crypto

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A file that the page loads, at an address that changes with its bytes.
struct Asset: Sendable {
    /// The address, without origin.
    let path: String

    /// The value of `Content-Type`.
    let mediaType: String

    /// What is in it.
    let text: String

    private init(_ fileExtension: String, _ mediaType: String, _ text: String) {
        let hash = SHA256.hash(data: Data(text.utf8))
        let digits = hash.prefix(6)
            .map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }
            .joined()
        self.path = "/assets/timetrack-\(digits).\(fileExtension)"
        self.mediaType = mediaType
        self.text = text
    }

    /// How the page looks.
    static let style = Asset("css", "text/css; charset=utf-8", PageStyle.text)

    /// What the page does.
    static let script = Asset("js", "text/javascript; charset=utf-8", PageScript.text)

    /// A clock.
    static let icon = Asset(
        "svg",
        "image/svg+xml",
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><circle cx="16" cy="16" r="15" fill="#1c6690"/>\
        <path d="M16 7v9l6 4" fill="none" stroke="#fff" stroke-width="3" stroke-linecap="round" \
        stroke-linejoin="round"/></svg>

        """
    )

    /// All of them.
    static let all = [style, script, icon]
}
