/// What the lists of projects, clients, tags and tasks have in common: filters by name and state, order, pages.
struct ClockifyListing<Element> {
    var name: (Element) -> String
    var id: (Element) -> String
    /// The query parameter for the state, and the state that it asks for when it is true.
    var stateParameter: String
    var state: (Element) -> Bool

    func answer(
        _ request: ClockifyRequest,
        _ elements: [Element],
        _ shape: (Element) -> JSON
    ) throws(ClockifyFailure) -> Answer {
        let page = try ClockifyPage(request)
        // Without the parameter a list has both kinds, whatever the reference says.
        let wanted = try request.flag(stateParameter)
        let isStrict = try request.flag("strict-name-search") ?? false
        let column = try request.word(
            "sort-column",
            of: ["ID", "NAME", "CLIENT_NAME", "DURATION", "BUDGET", "PROGRESS"]
        )
        let isDescending = try request.word("sort-order", of: ["ASCENDING", "DESCENDING"]) == "DESCENDING"
        let text = request.query.first("name")
        let matching = elements.filter { element in
            if let wanted, state(element) != wanted { return false }
            guard let text, !text.isEmpty else { return true }
            return isStrict ? name(element) == text : name(element).lowercased().contains(text.lowercased())
        }
        let key = column == "ID" ? id : name
        let sorted = matching.sorted { left, right in
            let (left, right) = isDescending ? (right, left) : (left, right)
            return (key(left), id(left)) < (key(right), id(right))
        }
        return page.answer(sorted, isEndless: request.hasEndlessPages, shape)
    }
}
