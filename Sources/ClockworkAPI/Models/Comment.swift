import TimeTrackingKit

/// Reads comments, which come as a text, as null or as a document in the Atlassian Document Format.
enum Comment {
    /// The comment's text, or nil when there is none.
    static func text(of value: JSONValue) -> String? {
        var lines = [""]
        collect(value, into: &lines)
        while lines.last == "" { lines.removeLast() }
        return lines.isEmpty ? nil : lines.joined(separator: "\n")
    }

    private static func collect(_ value: JSONValue, into lines: inout [String]) {
        switch value {
        case .string(let text): lines[lines.count - 1] += text
        case .array(let values): for value in values { collect(value, into: &lines) }
        case .object(let node):
            if let text = node["text"] { collect(text, into: &lines) }
            if let content = node["content"] { collect(content, into: &lines) }
            // The nodes that end a line of their own.
            if let type = node["type"], [.string("paragraph"), .string("heading"), .string("hardBreak")].contains(type)
            {
                lines.append("")
            }
        case .null, .bool, .integer, .number: break
        }
    }
}
