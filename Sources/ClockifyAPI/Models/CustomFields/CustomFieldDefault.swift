public import TimeTrackingKit

extension Clockify {
    /// What one project says about a custom field of its workspace.
    public struct CustomFieldDefault: Hashable, Sendable {
        /// The project, or nil when it is not said.
        public let projectID: ProjectID?

        /// Whether the project uses the field, or nil when it is not said.
        public let status: CustomFieldStatus?

        /// The value of the project's new entries, whose shape depends on the field's kind, or nil for none.
        public let value: JSONValue?
    }
}

extension Clockify.CustomFieldDefault: Decodable {
    private enum CodingKeys: String, CodingKey {
        case projectID = "projectId"
        case status
        case value
    }

    /// Reads a default; null and missing are nil.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.projectID = try container.identifier(.projectID)
        self.status = try container.name(.status)
        self.value = try container.decodeIfPresent(JSONValue.self, forKey: .value)
    }
}
