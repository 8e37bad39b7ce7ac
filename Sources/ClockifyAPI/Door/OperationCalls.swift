public import TimeTrackingKit

extension Clockify.Client {
    /// Sends any operation of the API and decodes the answer.
    ///
    /// Token, repeats, limits and errors are those of every other call: a `POST` or `PATCH` is not repeated after a
    /// failure that leaves open whether it was acted upon.
    ///
    /// - Parameters:
    ///   - operation: The operation.
    ///   - type: What the answer is, for example ``TimeTrackingKit/JSONValue`` for any JSON.
    /// - Returns: The answer.
    /// - Throws: ``TimeTrackingKit/APIError``.
    public func send<Answer: Decodable & Sendable>(
        _ operation: Clockify.Operation,
        as type: Answer.Type
    ) async throws -> Answer {
        try await session.value(of: operation.request(at: site), as: type)
    }

    /// Sends any operation of the API and returns the answer as it came.
    ///
    /// - Parameter operation: The operation.
    /// - Returns: The bytes of the answer, for example of an exported file; empty when it has none.
    /// - Throws: ``TimeTrackingKit/APIError``.
    @discardableResult
    public func send(_ operation: Clockify.Operation) async throws -> [UInt8] {
        var request = try operation.request(at: site)
        request.accept = "*/*"
        return try await session.send(request).body
    }

    /// Returns the elements of any operation whose answer is a list in pages, or an object with such a list in it.
    ///
    /// ```swift
    /// let invoices = client.elements(of: operation, as: Invoice.self, list: "invoices")
    /// let expenses = client.elements(of: operation, as: Expense.self, list: "expenses", "expenses")
    /// ```
    ///
    /// A list within an object ends at a short or empty page, since Clockify does not say which page is the last one.
    ///
    /// - Parameters:
    ///   - operation: The operation, without the parameters that name the page.
    ///   - type: What an element is; its id tells elements apart.
    ///   - path: The names of the members that lead to the list, from the outside; none when the answer is the list.
    ///   - pageSize: How many elements to fetch at a time.
    ///   - parameters: How this list calls the parameters of its pages.
    /// - Returns: The elements, fetched as they are asked for.
    public func elements<Element: Decodable & Sendable & Identifiable>(
        of operation: Clockify.Operation,
        as type: Element.Type,
        list path: String...,
        pageSize: Int = 50,
        parameters: Clockify.PageParameters = .standard
    ) -> PagedSequence<Element> where Element.ID: CustomStringConvertible {
        let site = site
        return pages(
            named: operation.name,
            list: path,
            pageSize: pageSize,
            parameters: parameters,
            identity: { $0.id.description },
            request: { try operation.request(at: site) }
        )
    }
}
