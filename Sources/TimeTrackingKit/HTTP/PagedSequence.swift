/// The elements of a list that a service hands out in pages, fetched one page at a time as they are asked for.
///
/// ## Usage
///
/// ```swift
/// for try await project in client.projects(in: workspace) { print(project.name) }
/// ```
///
/// Each iteration starts at the first page. The sequence ends at the page that the service calls the last one, at a
/// short or empty page, and at a page that brings nothing new, as a service does that ignores the number of the page.
/// An element that moved onto the next page while the pages were read appears once.
public struct PagedSequence<Element: Sendable>: AsyncSequence, Sendable {
    /// What iteration throws: ``APIError``, the errors of the token provider, or `CancellationError`.
    public typealias Failure = any Error

    /// The most pages to fetch before iteration throws ``APIError`` with the code `tooManyPages`; 10,000 at first.
    public var maximumPages = 10_000

    private let operation: String
    private let identity: @Sendable (Element) -> String
    private let isIncluded: @Sendable (Element) -> Bool
    private let fetch: @Sendable (_ page: Int) async throws -> Page<Element>

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
        Iterator(sequence: self)
    }

    /// Returns the first elements as an array.
    ///
    /// - Parameter limit: The most elements to return; no page beyond them is fetched.
    /// - Returns: The elements, in the service's order.
    /// - Throws: What iteration throws.
    public func collect(limit: Int) async throws -> [Element] {
        var elements: [Element] = []
        guard limit > 0 else { return elements }
        for try await element in self {
            elements.append(element)
            if elements.count == limit { break }
        }
        return elements
    }

    /// Walks through the pages of a ``PagedSequence``.
    public struct Iterator: AsyncIteratorProtocol {
        private let sequence: PagedSequence
        private var elements: [Element] = []
        private var position = 0
        private var pageNumber = 0
        private var isFinished = false
        private var firstPage: Set<String> = []
        private var previousPage: Set<String> = []

        fileprivate init(sequence: PagedSequence) {
            self.sequence = sequence
        }

        /// Returns the next element, or nil after the last one.
        ///
        /// - Throws: ``APIError``, the errors of the token provider, or `CancellationError`; nothing follows an error.
        public mutating func next() async throws -> Element? {
            try await next(isolation: #isolation)
        }

        /// Returns the next element, or nil after the last one.
        ///
        /// - Throws: ``APIError``, the errors of the token provider, or `CancellationError`; nothing follows an error.
        public mutating func next(isolation actor: isolated (any Actor)?) async throws -> Element? {
            while position == elements.count {
                guard !isFinished else { return nil }
                try await turnPage()
            }
            defer { position += 1 }
            return elements[position]
        }

        private mutating func turnPage() async throws {
            // Stays so when fetching throws: nothing follows an error.
            isFinished = true
            guard pageNumber < sequence.maximumPages else {
                throw APIError(
                    .tooManyPages,
                    operation: sequence.operation,
                    message: "The list has more than \(sequence.maximumPages) pages; narrow it or raise maximumPages."
                )
            }
            try Task.checkCancellation()
            let page = try await sequence.fetch(pageNumber)
            var identities: Set<String> = []
            var fresh: [Element] = []
            var bringsNews = false
            for element in page.elements {
                let identity = sequence.identity(element)
                // A page that repeats an element is as wrong as a list that does, and its totals would be, too.
                guard identities.insert(identity).inserted else { continue }
                guard !previousPage.contains(identity), !firstPage.contains(identity) else { continue }
                bringsNews = true
                if sequence.isIncluded(element) { fresh.append(element) }
            }
            if pageNumber == 0 { firstPage = identities }
            previousPage = identities
            elements = fresh
            position = 0
            pageNumber += 1
            isFinished = page.isLast || !bringsNews
        }
    }
}

/// One page of a list.
package struct Page<Element: Sendable>: Sendable {
    package var elements: [Element]

    /// Whether the service has, or can have, no page after this one.
    package var isLast: Bool

    package init(elements: [Element], isLast: Bool) {
        self.elements = elements
        self.isLast = isLast
    }
}
