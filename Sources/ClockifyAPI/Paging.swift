import HTTPTypes
package import TimeTrackingKit

extension Clockify.Client {
    /// A list that comes in pages, by Clockify's parameters `page` and `page-size` and its header `Last-Page`.
    ///
    /// A page shorter than asked for ends the list only when that header is missing: a server may cap the size.
    package func pages<Element: Decodable & Sendable & Identifiable, Entity>(
        of request: APIRequest,
        pageSize: Int,
        isIncluded: @escaping @Sendable (Element) -> Bool = { _ in true }
    ) -> PagedSequence<Element> where Element.ID == Clockify.Identifier<Entity> {
        let session = session
        return PagedSequence(
            operation: request.operation,
            identity: { $0.id.rawValue },
            isIncluded: isIncluded,
            fetch: { page in
                guard pageSize > 0 else {
                    throw APIError(
                        .invalidRequest,
                        operation: request.operation,
                        message: "A page has at least one element; raise the page size."
                    )
                }
                var request = request
                request.query.append((name: "page", value: "\(page + 1)"))
                request.query.append((name: "page-size", value: "\(pageSize)"))
                let (elements, head) = try await session.valueAndHead(of: request, as: [Element].self)
                let lastPage = head.headerFields[.lastPage].map { $0.lowercased() }
                return Page(
                    elements: elements,
                    isLast: lastPage == "true" || elements.isEmpty || (lastPage == nil && elements.count < pageSize)
                )
            }
        )
    }
}

extension HTTPField.Name {
    // The name is a valid field name, so the initializer does not return nil.
    fileprivate static let lastPage = HTTPField.Name("Last-Page")!
}
