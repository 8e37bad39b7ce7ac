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

    /// A list that comes in pages.
    ///
    /// A page shorter than asked for ends the list only when the header `Last-Page` is missing: a server may cap the
    /// size.
    func pages<Element: Decodable & Sendable>(
        named operation: String,
        pageSize: Int,
        parameters: Clockify.PageParameters,
        identity: @escaping @Sendable (Element) -> String,
        isIncluded: @escaping @Sendable (Element) -> Bool = { _ in true },
        request: @escaping @Sendable () throws -> APIRequest
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
                var request = try request()
                request.query.append((name: parameters.number, value: "\(page + parameters.first)"))
                request.query.append((name: parameters.size, value: "\(pageSize)"))
                let (elements, head) = try await session.valueAndHead(of: request, as: [Element].self)
                let lastPage = head.headerFields[.lastPage].map { $0.lowercased() }
                return Page(
                    elements: elements,
                    isLast: lastPage == "true" || elements.isEmpty || (lastPage == nil && elements.count < pageSize),
                    saysThatMoreFollow: lastPage == "false"
                )
            }
        )
    }
}

extension HTTPField.Name {
    // The name is a valid field name, so the initializer does not return nil.
    fileprivate static let lastPage = HTTPField.Name("Last-Page")!
}
