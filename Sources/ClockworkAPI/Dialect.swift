import HTTPTypes
import TimeTrackingKit

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension ServiceDialect {
    /// How Clockwork takes its token and how it refuses.
    ///
    /// No refusal of Clockwork is documented, so any of the places where services put a text is read.
    static let clockwork = ServiceDialect(
        name: "Clockwork",
        header: .authorization,
        scheme: "Token",
        meanings: [:],
        readRefusal: { body in
            do {
                let refusal = try JSONDecoder().decode(JSONValue.self, from: Data(body))
                guard case .object(let fields) = refusal else { return RefusalBody(message: text(in: refusal)) }
                let candidates = [
                    fields["error_message"], fields["message"], fields["messages"], fields["error"], fields["errors"],
                ]
                return RefusalBody(message: candidates.lazy.compactMap(\.self).compactMap(text).first)
            } catch {
                // A proxy's page, say; the status alone then says what happened.
                return nil
            }
        }
    )
}

/// The first text within a value: itself, the first of a list, or the body or title of a message.
private func text(in value: JSONValue) -> String? {
    switch value {
    case .string(let text): text.isEmpty ? nil : text
    case .array(let values): values.lazy.compactMap(text).first
    case .object(let fields):
        ["body", "title", "message", "detail"].lazy.compactMap { fields[$0] }.compactMap(text).first
            ?? fields.sorted { $0.key < $1.key }.lazy.compactMap { text(in: $0.value) }.first
    case .null, .bool, .integer, .number: nil
    }
}
