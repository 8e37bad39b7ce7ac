public import TimeTrackingKit

extension Clockify {
    /// Which entries a report counts, by the value of a custom field.
    public struct ReportCustomFieldFilter: Hashable, Sendable, Encodable {
        /// The field.
        public let id: CustomFieldID

        /// What values the field takes.
        public let kind: CustomFieldKind

        private let value: JSONValue?
        private let numberCondition: NumberCondition?
        private let isEmpty: Bool

        private enum CodingKeys: String, CodingKey {
            case id
            case kind = "type"
            case value
            case numberCondition
            case isEmpty
        }

        /// Entries whose field has a value.
        ///
        /// - Parameters:
        ///   - field: The field.
        ///   - kind: What values the field takes.
        ///   - value: The value in the shape that the field's kind wants.
        /// - Returns: The filter.
        public static func value(
            of field: CustomFieldID,
            _ kind: CustomFieldKind,
            is value: JSONValue
        ) -> ReportCustomFieldFilter {
            let condition = kind == .number ? NumberCondition.equal : nil
            return ReportCustomFieldFilter(
                id: field,
                kind: kind,
                value: value,
                numberCondition: condition,
                isEmpty: false
            )
        }

        /// Entries whose field relates to a number.
        ///
        /// - Parameters:
        ///   - field: The field, which has to be one for numbers.
        ///   - condition: How the number relates to the other one.
        ///   - number: The other one.
        /// - Returns: The filter.
        public static func number(
            of field: CustomFieldID,
            _ condition: NumberCondition,
            _ number: Double
        ) -> ReportCustomFieldFilter {
            ReportCustomFieldFilter(
                id: field,
                kind: .number,
                value: .number(number),
                numberCondition: condition,
                isEmpty: false
            )
        }

        /// Entries whose field has no value.
        ///
        /// - Parameters:
        ///   - field: The field.
        ///   - kind: What values the field takes.
        /// - Returns: The filter.
        public static func empty(_ field: CustomFieldID, _ kind: CustomFieldKind) -> ReportCustomFieldFilter {
            ReportCustomFieldFilter(id: field, kind: kind, value: nil, numberCondition: nil, isEmpty: true)
        }
    }
}
