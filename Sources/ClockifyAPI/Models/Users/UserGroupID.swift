extension Clockify {
    /// The id of a currency of a workspace.
    public typealias CurrencyID = Identifier<CurrencyEntity>
    /// The id of a group of users.
    public typealias UserGroupID = Identifier<UserGroupEntity>

    /// Stands for a currency in the type of its id.
    public enum CurrencyEntity {}
    /// Stands for a group of users in the type of its id.
    public enum UserGroupEntity {}
}
