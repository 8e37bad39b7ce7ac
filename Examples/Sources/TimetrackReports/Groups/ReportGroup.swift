/// The entries of a report that have something in common.
package struct ReportGroup: Sendable {
    /// What they have in common.
    package let dimension: ReportDimension
    /// The id of the project, client, task or tag, the day as `2026-11-21` or the description; nil when they have none.
    package let id: String?
    /// Its name, or nil when they have none.
    package let name: String?
    /// What the entries come to.
    package let figures: ReportFigures
    /// The groups within this one, of the next dimension; empty for the last one.
    package let groups: [ReportGroup]

    /// Its name, or `(no project)`.
    package var label: String { name ?? dimension.absence }
}
