/// What a person has chosen, from the configuration file and the nearest `.timetrack.toml`.
package struct Settings: Sendable, Hashable {
    /// The workspace to work in, a name or an id, or nil for the one stored with the key.
    package var workspace: String?

    /// The project of new entries, a name or an id, or nil for none.
    package var project: String?

    /// The tags of new entries, names or ids.
    package var tags: [String] = []

    /// After how long a running timer looks forgotten, in seconds.
    package var longTimer = 10 * 3_600

    package init() {}
}
