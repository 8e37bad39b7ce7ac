import TimeTrackingKit

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension Clockwork {
    /// What Clockwork answers when a timer is started or stopped.
    public struct TimerAnswer: Hashable, Sendable {
        /// Sentences for a person, as Clockwork wrote them; remote text, to be cleaned before it reaches a terminal.
        ///
        /// Empty when the answer has none in a place that is known.
        public let messages: [String]
    }
}

extension Clockwork.TimerAnswer: Decodable {
    /// Reads the messages; what has another shape has none.
    public init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode(JSONValue.self))
    }

    /// Reads the messages of any body: the status has said that it was done, so no text can make it a failure.
    init(body: [UInt8]) {
        do {
            self = try JSONDecoder().decode(Self.self, from: Data(body))
        } catch {
            // Nothing at all, a text or a page.
            self.init(messages: [])
        }
    }

    private init(_ answer: JSONValue) {
        guard case .object(let members) = answer else {
            self.init(messages: [])
            return
        }
        switch members["messages"] {
        case .array(let messages): self.init(messages: messages.compactMap(Self.text))
        case let message?: self.init(messages: [message].compactMap(Self.text))
        case nil: self.init(messages: [])
        }
    }

    /// A message's text: itself, or its body, or its title.
    private static func text(of message: JSONValue) -> String? {
        switch message {
        case .string(let text): text.isEmpty ? nil : text
        case .object(let members): ["body", "title"].lazy.compactMap { members[$0] }.compactMap(plainText).first
        case .null, .bool, .integer, .number, .array: nil
        }
    }

    private static func plainText(_ value: JSONValue) -> String? {
        guard case .string(let text) = value, !text.isEmpty else { return nil }
        return text
    }
}
