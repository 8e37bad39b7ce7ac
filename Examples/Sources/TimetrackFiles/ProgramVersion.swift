/// What version of timetrack this is.
package enum ProgramVersion {
    /// The name and the version, as `--version` prints them.
    package static var line: String { "timetrack 0.1.0" }
}
