extension Clockify {
    /// Which part of a list to return, by name.
    public enum NameFilter: Sendable, Hashable {
        /// Names that contain a text, in whatever case.
        case containing(String)
        /// One name alone.
        case exactly(String)
    }
}
