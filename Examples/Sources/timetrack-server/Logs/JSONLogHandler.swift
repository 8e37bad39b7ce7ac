import Logging

/// Writes each message as a line of JSON: the time, the level, the message and what is known beside it.
struct JSONLogHandler: LogHandler {
    var metadata: Logger.Metadata = [:]
    var logLevel: Logger.Level
    private let write: @Sendable (String) -> Void

    /// Creates a handler.
    ///
    /// - Parameters:
    ///   - level: The least level that is written.
    ///   - write: Takes each line, with its line break.
    init(level: Logger.Level, write: @escaping @Sendable (String) -> Void) {
        self.logLevel = level
        self.write = write
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let fields = metadata.merging(event.metadata ?? [:]) { $1 }
        let time = LogTime.milliseconds()
        var line =
            #"{"time":"\#(time)","level":"\#(event.level.rawValue)","message":\#(quoted(event.message.description))"#
        for (name, value) in fields.sorted(by: { $0.key < $1.key }) {
            line += ",\(quoted(name)):\(number(value) ?? quoted(value.description))"
        }
        write(line + "}\n")
    }

    /// A number as JSON has it; nil for anything else.
    private func number(_ value: Logger.MetadataValue) -> String? {
        guard case .stringConvertible(let value) = value else { return nil }
        if let whole = value as? Int { return String(whole) }
        guard let number = value as? Double, number.isFinite else { return nil }
        return String(number)
    }

    /// A text as JSON has it, on one line.
    private func quoted(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy { byte in
            (0x20...0x7E).contains(byte) && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
        }
        if isPlain { return "\"\(text)\"" }
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F:
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
