import Mustache

/// Escapes text for the page, each Unicode scalar by itself.
///
/// The template library compares whole characters with those that mean something to a browser. A quotation mark that a
/// combining mark follows is another character to it, and the same quotation mark to a browser.
struct PageEscaping: MustacheContentType {
    /// The name by which templates ask for it.
    static let name = "PAGE"

    /// Escapes a text for use between tags and within double quotes.
    func escapeText(_ text: String) -> String {
        var escaped = ""
        escaped.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
