import TimeTrackingKit

// How the filters of lists are written into a query.

extension APIRequest {
    /// Asks for what has a value; nil is not asked for.
    mutating func ask(for name: String, _ value: String?) {
        if let value { query.append((name: name, value: value)) }
    }

    /// Asks for what is or is not so; nil is not asked for.
    mutating func ask(for name: String, _ flag: Bool?) {
        ask(for: name, flag.map { $0 ? "true" : "false" })
    }

    mutating func ask(for filter: Clockify.NameFilter?) {
        switch filter {
        case .containing(let text): ask(for: "name", text)
        case .exactly(let text):
            ask(for: "name", text)
            ask(for: "strict-name-search", true)
        case nil: break
        }
    }

    /// Without the parameter Clockify returns what is archived as well, whatever its documentation says.
    mutating func ask(for archive: Clockify.ArchiveFilter) {
        switch archive {
        case .active: ask(for: "archived", false)
        case .archived: ask(for: "archived", true)
        case .all: break
        }
    }

    mutating func ask(for sorting: Clockify.Sorting<some RawRepresentable<String>>?) {
        ask(for: "sort-column", sorting?.column.rawValue)
        ask(for: "sort-order", sorting?.order.rawValue)
    }

    /// Asks by ids, each under the name again, and whether they should be there.
    mutating func ask<Entity>(for name: String, _ filter: Clockify.IDFilter<Entity>?, presence: String) {
        guard let filter, !filter.ids.isEmpty else { return }
        for id in filter.ids.uniqued { ask(for: name, id.rawValue) }
        ask(for: presence, filter.isInclusive)
    }

    /// Asks by ids that all stand in one text; none are not asked for.
    ///
    /// - Throws: ``TimeTrackingKit/APIError`` with the code `invalidRequest` for an id that would become none or two.
    mutating func ask<Entity>(for name: String, inOneText ids: [Clockify.Identifier<Entity>]) throws(APIError) {
        let texts = ids.uniqued.map(\.rawValue)
        guard texts.allSatisfy({ !$0.isEmpty && !$0.contains(",") }) else {
            throw APIError(
                .invalidRequest,
                operation: operation,
                message: "An id in the request is empty or has a comma; give the ids that the service lists."
            )
        }
        if !texts.isEmpty { ask(for: name, texts.joined(separator: ",")) }
    }

    mutating func ask(for expenses: Clockify.ExpenseSelection?) {
        ask(for: "expense-limit", expenses?.limit.map { "\($0)" })
        ask(for: "expense-date", expenses?.before.map { "\($0)" })
    }
}
