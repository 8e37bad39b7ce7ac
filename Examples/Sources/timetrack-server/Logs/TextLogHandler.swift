import Logging

/// Writes each message as a line for people: the time, the level, the message and what is known beside it.
struct TextLogHandler: LogHandler {
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
        let fields = metadata.merging(event.metadata ?? [:]) { $1 }.sorted { $0.key < $1.key }
        let details = fields.map { " \($0.key)=\(Self.oneLine($0.value.description))" }.joined()
        write("\(LogTime.seconds()) \(event.level.rawValue) \(Self.oneLine(event.message.description))\(details)\n")
    }

    /// A text without what would begin another line or change a terminal.
    private static func oneLine(_ text: String) -> String {
        // What most texts are made of has no controls.
        if text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) { return text }
        return String(
            String.UnicodeScalarView(text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 })
        )
    }
}
