import HTTPTypes
import TimeTrackingKit

extension Clockify.Client {
    /// A list that comes in pages which are asked for in the body of a request.
    ///
    /// - Parameters:
    ///   - request: The request without its body.
    ///   - pageSize: How many elements to ask for at a time.
    ///   - identity: What tells elements apart.
    ///   - body: Makes the body that asks for a page, whose number begins at 1.
    ///   - read: Makes a page of an answer, the size of a page, and what the header `Last-Page` says, if anything.
    /// - Returns: The elements, fetched as they are asked for.
    func bodyPages<Element: Sendable, Body: Encodable & Sendable, Answer: Decodable & Sendable>(
        of request: APIRequest,
        pageSize: Int,
        identity: @escaping @Sendable (Element) -> String,
        body: @escaping @Sendable (_ page: Int, _ pageSize: Int) -> Body,
        read: @escaping @Sendable (_ answer: Answer, _ pageSize: Int, _ isLast: Bool?) -> Page<Element>
    ) -> PagedSequence<Element> {
        let session = session
        return PagedSequence(
            operation: request.operation,
            identity: identity,
            fetch: { page in
                guard pageSize > 0 else {
                    throw APIError(
                        .invalidRequest,
                        operation: request.operation,
                        message: "A page has at least one element; raise the page size."
                    )
                }
                var request = request
                try request.encode(body(page + 1, pageSize))
                let (answer, head) = try await session.valueAndHead(of: request, as: Answer.self)
                return read(answer, pageSize, head.headerFields[.lastPage].map { $0.lowercased() == "true" })
            }
        )
    }
}

extension HTTPField.Name {
    // The name is a valid field name, so the initializer does not return nil.
    fileprivate static let lastPage = HTTPField.Name("Last-Page")!
}
