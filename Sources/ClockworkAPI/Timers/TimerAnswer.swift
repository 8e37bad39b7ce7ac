import TimeTrackingKit

extension Clockwork {
    /// What Clockwork answers when a timer is started or stopped.
    public struct TimerAnswer: Hashable, Sendable {
        /// Sentences for a person, as Clockwork wrote them; remote text, to be cleaned before it reaches a terminal.
        public let messages: [String]
    }
}

extension Clockwork.TimerAnswer: Decodable {
    private enum CodingKeys: CodingKey {
        case messages
    }

    private struct Message: Decodable {
        var body: String?
        var title: String?
    }

    /// Reads the messages; null and missing are none.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let messages = try container.decodeIfPresent([Message].self, forKey: .messages) ?? []
        self.init(messages: messages.compactMap { $0.body ?? $0.title })
    }
}
