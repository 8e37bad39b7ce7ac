/// The elements of a list that a service hands out in pages, fetched as they are asked for and a few pages ahead.
///
/// ## Usage
///
/// ```swift
/// for try await project in client.projects(in: workspace) { print(project.name) }
/// ```
///
/// While the elements of one page are read, the next ones are under way: one page after the first, then up to
/// ``pagesAhead``, so that a list of one page costs one request and memory holds a fixed number of pages. Leaving the
/// loop ends what is under way.
///
/// Each iteration starts at the first page. The sequence ends at the page that the service calls the last one, at a
/// short or empty page, and at a page that was there before, as a service sends it that ignores the number of the page.
///
/// An element that moved onto the next page while the pages were read appears once, and the pages that had been fetched
/// ahead by then are fetched anew. What is removed from a list while it is read can hide the element that takes its place
/// on a page that was read already; no list in numbered pages can rule that out.
public struct PagedSequence<Element: Sendable>: AsyncSequence, Sendable {
    /// What iteration throws: ``APIError``, the errors of the token provider, or `CancellationError`.
    public typealias Failure = any Error

    /// The most pages to fetch before iteration throws ``APIError`` with the code `tooManyPages`; 10,000 at first.
    public var maximumPages = 10_000

    /// The most pages to fetch before the elements of the page before them have been read; 3 at first.
    ///
    /// 0 fetches a page only when an element of it is asked for. As many requests may be made beyond the last page of a
    /// list whose end shows only there.
    public var pagesAhead = 3

    let operation: String
    let identity: @Sendable (Element) -> String
    let isIncluded: @Sendable (Element) -> Bool
    let fetch: @Sendable (_ page: Int) async throws -> Page<Element>

    /// Creates a sequence.
    ///
    /// - Parameters:
    ///   - operation: The name of the call in errors.
    ///   - identity: What tells elements apart.
    ///   - isIncluded: Whether an element that was fetched belongs to the list.
    ///   - fetch: Fetches a page by its number, which begins at 0.
    package init(
        operation: String,
        identity: @escaping @Sendable (Element) -> String,
        isIncluded: @escaping @Sendable (Element) -> Bool = { _ in true },
        fetch: @escaping @Sendable (_ page: Int) async throws -> Page<Element>
    ) {
        self.operation = operation
        self.identity = identity
        self.isIncluded = isIncluded
        self.fetch = fetch
    }

    /// Starts at the first page.
    public func makeAsyncIterator() -> Iterator {
        Iterator(sequence: self, limit: nil)
    }

    /// Returns the first elements as an array.
    ///
    /// - Parameter limit: The most elements to return; no page beyond them is fetched.
    /// - Returns: The elements, in the service's order.
    /// - Throws: What iteration throws.
    public func collect(limit: Int) async throws -> [Element] {
        var elements: [Element] = []
        guard limit > 0 else { return elements }
        var iterator = Iterator(sequence: self, limit: limit)
        while elements.count < limit, let element = try await iterator.next() {
            elements.append(element)
        }
        return elements
    }
}
