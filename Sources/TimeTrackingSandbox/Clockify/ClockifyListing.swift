/// What the lists of projects, clients, tags and tasks have in common: filters by name and state, order, pages.
struct ClockifyListing<Element> {
    /// What a list is put in order by.
    enum SortKey {
        case text((Element) -> String)
        case number((Element) -> Double)
    }

    var name: (Element) -> String
    var id: (Element) -> String
    /// The query parameter for the state, and the state that it asks for when it is true.
    var stateParameter: String
    var state: (Element) -> Bool
    /// The columns that the list can be put in order by, beside `ID` and `NAME`.
    var columns: [String: SortKey] = [:]

    func answer(
        _ request: ClockifyRequest,
        _ elements: [Element],
        _ shape: (Element) -> JSON
    ) throws(ClockifyFailure) -> Answer {
        let page = try ClockifyPage(request)
        // Without the parameter a list has both kinds, whatever the reference says.
        let wanted = try request.flag(stateParameter)
        let isStrict = try request.flag("strict-name-search") ?? false
        let column = try request.word("sort-column", of: ["ID", "NAME"] + columns.keys)
        let isDescending = try request.word("sort-order", of: ["ASCENDING", "DESCENDING"]) == "DESCENDING"
        let text = request.query.first("name")
        let matching = elements.filter { element in
            if let wanted, state(element) != wanted { return false }
            guard let text, !text.isEmpty else { return true }
            return isStrict ? name(element) == text : name(element).lowercased().contains(text.lowercased())
        }
        let key = column == "ID" ? .text(id) : column.flatMap { columns[$0] } ?? .text(name)
        return page.answer(
            sorted(matching, by: key, isDescending: isDescending),
            isEndless: request.hasEndlessPages,
            shape
        )
    }

    /// The elements in order; those that are equal in it are in the order of their identifiers.
    private func sorted(_ elements: [Element], by key: SortKey, isDescending: Bool) -> [Element] {
        switch key {
        case .text(let text): sorted(elements, by: text, isDescending: isDescending)
        case .number(let number): sorted(elements, by: number, isDescending: isDescending)
        }
    }

    private func sorted<Key: Comparable>(
        _ elements: [Element],
        by key: (Element) -> Key,
        isDescending: Bool
    ) -> [Element] {
        let keyed = elements.map { (element: $0, key: key($0), id: id($0)) }
        return
            keyed.sorted { left, right in
                let (left, right) = isDescending ? (right, left) : (left, right)
                return (left.key, left.id) < (right.key, right.id)
            }
            .map(\.element)
    }
}
