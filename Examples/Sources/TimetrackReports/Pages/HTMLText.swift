import TerminalOutput

/// Text as it stands in a page.
///
/// ## Security
///
/// Characters that mean something to a browser become references. Control characters go. Those that steer bidirectional text
/// or cannot be seen become references as well: the page has them, and a terminal that the page is printed to does not.
package enum HTMLText {
    /// A text between tags, or within the quotes of an attribute.
    package static func escaped(_ text: String) -> String {
        var safe = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": safe.append(contentsOf: "&amp;".unicodeScalars)
            case "<": safe.append(contentsOf: "&lt;".unicodeScalars)
            case ">": safe.append(contentsOf: "&gt;".unicodeScalars)
            case "\"": safe.append(contentsOf: "&quot;".unicodeScalars)
            case "'": safe.append(contentsOf: "&#39;".unicodeScalars)
            case "\t", "\n", "\r": safe.append(" ")
            default:
                guard scalar.isUnsafeOnTerminals else {
                    safe.append(scalar)
                    continue
                }
                // A reference to a control character would be one, or mean another character.
                guard scalar.value > 0x9F else { continue }
                safe.append(contentsOf: "&#x\(String(scalar.value, radix: 16));".unicodeScalars)
            }
        }
        return String(safe)
    }

    /// A name that the reader sees cut when it is too long, and whose direction does not reach what stands beside it.
    package static func name(_ text: String) -> String {
        "<bdi class=\"name\">\(escaped(text))</bdi>"
    }
}
