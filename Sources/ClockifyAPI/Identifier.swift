extension Clockify {
    /// The id of an entity, typed so that a project's id cannot stand where a workspace's belongs.
    public struct Identifier<Entity>: RawRepresentable, Hashable, Sendable, Codable, CustomStringConvertible {
        /// The id as Clockify writes it, 24 hexadecimal digits.
        public let rawValue: String

        /// Wraps an id.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// Wraps an id.
        public init(_ rawValue: String) {
            self.rawValue = rawValue
        }

        /// The id.
        public var description: String { rawValue }
    }

    /// The id of a workspace.
    public typealias WorkspaceID = Identifier<Workspace>
    /// The id of a user.
    public typealias UserID = Identifier<User>
    /// The id of a project.
    public typealias ProjectID = Identifier<Project>
    /// The id of a client, for whom projects are.
    public typealias ClientID = Identifier<Customer>
    /// The id of a task within a project.
    public typealias TaskID = Identifier<Task>
    /// The id of a tag.
    public typealias TagID = Identifier<Tag>
    /// The id of a time entry.
    public typealias TimeEntryID = Identifier<TimeEntry>
    /// The id of a kiosk, at which people clock in together.
    public typealias KioskID = Identifier<KioskEntity>
    /// The id of a custom field.
    public typealias CustomFieldID = Identifier<CustomField>
    /// The id of a currency of a workspace.
    public typealias CurrencyID = Identifier<CurrencyEntity>
    /// The id of a group of users.
    public typealias UserGroupID = Identifier<UserGroupEntity>

    /// Stands for a kiosk in the type of its id.
    public enum KioskEntity {}
    /// Stands for a currency in the type of its id.
    public enum CurrencyEntity {}
    /// Stands for a group of users in the type of its id.
    public enum UserGroupEntity {}
}
