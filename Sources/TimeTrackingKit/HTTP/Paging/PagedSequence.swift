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
/// short or empty page, and at a page that brings nothing new, as a service does that ignores the number of the page.
/// An element that moved onto the next page while the pages were read appears once.
public struct PagedSequence<Element: Sendable>: AsyncSequence, Sendable {
    /// What iteration throws: ``APIError``, the errors of the token provider, or `CancellationError`.
    public typealias Failure = any Error

    /// The most pages to fetch before iteration throws ``APIError`` with the code `tooManyPages`; 10,000 at first.
    public var maximumPages = 10_000

    /// The most pages to fetch before the elements of the page before them have been read; 2 at first.
    ///
    /// 0 fetches a page only when an element of it is asked for. As many requests may be made beyond the last page of a
    /// list whose end shows only there.
    public var pagesAhead = 2

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

    /// Walks through the pages of a ``PagedSequence``.
    public struct Iterator: AsyncIteratorProtocol {
        private let sequence: PagedSequence
        private let ahead = PagesAhead<Element>()
        private var elements: [Element] = []
        private var position = 0
        private var startedCount = 0
        private var readCount = 0
        private var isFinished = false
        private var firstPage: Set<String> = []
        private var previousPage: Set<String> = []

        /// How many elements are still wanted, or nil when there is no limit.
        private var wanted: Int?

        fileprivate init(sequence: PagedSequence, limit: Int?) {
            self.sequence = sequence
            self.wanted = limit
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
                try await turnPage(isolation: actor)
            }
            defer { position += 1 }
            return elements[position]
        }

        private mutating func turnPage(isolation actor: isolated (any Actor)?) async throws {
            // Stays so when fetching throws: nothing follows an error.
            isFinished = true
            try Task.checkCancellation()
            if ahead.count == 0 {
                guard startedCount < sequence.maximumPages else { throw tooManyPages }
                startPage()
            }
            let page = try await ahead.next(isolation: actor)
            readCount += 1
            let bringsNews = take(page.elements)
            isFinished = page.isLast || !bringsNews
            if isFinished { ahead.cancelAll() } else { startPagesAhead(ofSize: page.elements.count) }
        }

        /// Makes the elements of a page the ones to read, and says whether it has any that were not there before.
        private mutating func take(_ page: [Element]) -> Bool {
            var identities: Set<String> = []
            var bringsNews = false
            elements.removeAll(keepingCapacity: true)
            position = 0
            for element in page {
                let identity = sequence.identity(element)
                // A page that repeats an element is as wrong as a list that does, and its totals would be, too.
                guard identities.insert(identity).inserted else { continue }
                guard !previousPage.contains(identity), !firstPage.contains(identity) else { continue }
                bringsNews = true
                if sequence.isIncluded(element) { elements.append(element) }
            }
            wanted = wanted.map { Swift.max(0, $0 - elements.count) }
            if readCount == 1 { firstPage = identities }
            previousPage = identities
            return bringsNews
        }

        private mutating func startPagesAhead(ofSize size: Int) {
            var most = Swift.min(sequence.pagesAhead, readCount)
            // As many pages as the elements that are wanted can need, if all that come belong to the list.
            if let wanted { most = Swift.min(most, (wanted + size - 1) / size) }
            while ahead.count < most, startedCount < sequence.maximumPages { startPage() }
        }

        private mutating func startPage() {
            let fetch = sequence.fetch
            let number = startedCount
            ahead.start { try await fetch(number) }
            startedCount += 1
        }

        private var tooManyPages: APIError {
            APIError(
                .tooManyPages,
                operation: sequence.operation,
                message: "The list has more than \(sequence.maximumPages) pages; narrow it or raise maximumPages."
            )
        }
    }
}
