/// What a person means by a name or an id.
package enum NameMatch: Sendable, Hashable {
    /// The ids of what is meant.
    case found(Set<String>)
    /// Several are meant; these are their names.
    case several([String])
    /// Nothing is meant.
    case none

    /// Looks for a text among names.
    ///
    /// What has this id or this name, in any case, is meant; all of them when several have the name, because a report adds
    /// them up. Else the only one whose name contains the text is meant.
    package init(_ text: String, among names: some Sequence<ReportName>) {
        var named: Set<String> = []
        var similar: [String: String] = [:]
        let wanted = text.lowercased()
        for name in names {
            if name.id == text {
                self = .found([name.id])
                return
            }
            let lowercased = name.name.lowercased()
            if lowercased == wanted { named.insert(name.id) }
            if !wanted.isEmpty, lowercased.contains(wanted) { similar[name.id] = name.name }
        }
        if !named.isEmpty {
            self = .found(named)
        } else if similar.count == 1 {
            self = .found(Set(similar.keys))
        } else {
            self = similar.isEmpty ? .none : .several(similar.values.sorted())
        }
    }
}
