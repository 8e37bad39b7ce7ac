import HTTPTypes
package import TimeTrackingKit

extension Clockify.Client {
    /// A list that comes in pages, by Clockify's parameters `page` and `page-size` and its header `Last-Page`.
    package func pages<Element: Decodable & Sendable & Identifiable, Entity>(
        of request: APIRequest,
        pageSize: Int,
        isIncluded: @escaping @Sendable (Element) -> Bool = { _ in true }
    ) -> PagedSequence<Element> where Element.ID == Clockify.Identifier<Entity> {
        pages(
            named: request.operation,
            pageSize: pageSize,
            parameters: .standard,
            identity: { $0.id.rawValue },
            isIncluded: isIncluded,
            request: { request }
        )
    }

    /// A list that comes in pages, which parameters of the query name.
    func pages<Element: Decodable & Sendable>(
        named operation: String,
        list path: [String] = [],
        pageSize: Int,
        parameters: Clockify.PageParameters,
        identity: @escaping @Sendable (Element) -> String,
        isIncluded: @escaping @Sendable (Element) -> Bool = { _ in true },
        request: @escaping @Sendable () throws -> APIRequest
    ) -> PagedSequence<Element> {
        pages(named: operation, list: path, pageSize: pageSize, identity: identity, isIncluded: isIncluded) { page in
            var request = try request()
            request.query.append((name: parameters.number, value: "\(page + parameters.first)"))
            request.query.append((name: parameters.size, value: "\(pageSize)"))
            return request
        }
    }

    /// A list that comes in pages.
    ///
    /// A page shorter than asked for ends the list only when the header `Last-Page` is missing: a server may cap the
    /// size.
    ///
    /// - Parameters:
    ///   - operation: The name of the call in errors.
    ///   - path: The names of the objects around the list, from the outside; none when the answer is the list.
    ///   - pageSize: How many elements to ask for at a time.
    ///   - identity: What tells elements apart.
    ///   - isIncluded: Whether an element that was fetched belongs to the list.
    ///   - request: Asks for a page by its number, which begins at 0.
    /// - Returns: The elements, fetched as they are asked for.
    func pages<Element: Decodable & Sendable>(
        named operation: String,
        list path: [String] = [],
        pageSize: Int,
        identity: @escaping @Sendable (Element) -> String,
        isIncluded: @escaping @Sendable (Element) -> Bool = { _ in true },
        request: @escaping @Sendable (_ page: Int) throws -> APIRequest
    ) -> PagedSequence<Element> {
        let session = session
        return PagedSequence(
            operation: operation,
            identity: identity,
            isIncluded: isIncluded,
            fetch: { page in
                guard pageSize > 0 else {
                    throw APIError(
                        .invalidRequest,
                        operation: operation,
                        message: "A page has at least one element; raise the page size."
                    )
                }
                let request = try request(page)
                let response = try await session.send(request)
                let elements = try EnclosedList<Element>
                    .elements(at: path) { type throws(APIError) in
                        try session.decode(type, from: response, of: request)
                    }
                let lastPage = response.head.headerFields[.lastPage].map { $0.lowercased() }
                return Page(
                    elements: elements,
                    isLast: lastPage == "true" || elements.isEmpty || (lastPage == nil && elements.count < pageSize),
                    saysThatMoreFollow: lastPage == "false"
                )
            }
        )
    }
}

extension PagedSequence {
    /// A list without elements, for which nothing is sent.
    static func empty(of request: APIRequest) -> PagedSequence {
        PagedSequence(
            operation: request.operation,
            identity: { _ in "" },
            fetch: { _ in Page(elements: [], isLast: true) }
        )
    }
}

extension HTTPField.Name {
    // The name is a valid field name, so the initializer does not return nil.
    fileprivate static let lastPage = HTTPField.Name("Last-Page")!
}
