/// Writes the parts of lines as Prometheus reads them.
enum MetricText {
    /// A name with every character that a metric's must not have replaced.
    static func name(_ label: String) -> String {
        cleaned(label, allowsColon: true)
    }

    /// Labels in the order of their names, without braces.
    static func labels(_ dimensions: [(String, String)]) -> String {
        dimensions
            .map { name, value in (cleaned(name, allowsColon: false), value) }
            .sorted { $0.0 < $1.0 }
            .map { name, value in "\(name)=\"\(escaped(value, quotes: true))\"" }
            .joined(separator: ",")
    }

    /// One sample's line.
    static func line(_ name: String, _ labels: String, _ value: String) -> String {
        labels.isEmpty ? "\(name) \(value)\n" : "\(name){\(labels)} \(value)\n"
    }

    /// A help text on one line.
    static func help(_ text: String) -> String {
        escaped(text, quotes: false)
    }

    /// A number: `+Inf`, `-Inf` and `NaN` where it is none.
    static func number(_ value: Double) -> String {
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
        return value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : String(value)
    }

    private static func escaped(_ text: String, quotes: Bool) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\"" where quotes: result += "\\\""
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    private static func cleaned(_ name: String, allowsColon: Bool) -> String {
        var result = ""
        for scalar in name.unicodeScalars {
            let isLetter = ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || scalar == "_"
            let isDigit = ("0"..."9").contains(scalar) && !result.isEmpty
            let isKept = isLetter || isDigit || (allowsColon && scalar == ":")
            result.unicodeScalars.append(isKept ? scalar : "_")
        }
        return result.isEmpty ? "_" : result
    }
}
