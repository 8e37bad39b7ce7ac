extension PagedSequence {
    /// Walks through the pages of a ``PagedSequence``.
    ///
    /// A copy shares the pages that are under way: iterate with one of them only.
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

        init(sequence: PagedSequence, limit: Int?) {
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
                // Stays so when fetching throws: nothing follows an error.
                isFinished = true
                do {
                    isFinished = try await turnPage(isolation: actor)
                } catch {
                    ahead.cancelAll()
                    throw error
                }
            }
            defer { position += 1 }
            return elements[position]
        }

        /// Takes the next page and says whether it is the last.
        private mutating func turnPage(isolation actor: isolated (any Actor)?) async throws -> Bool {
            try Task.checkCancellation()
            if ahead.count == 0 {
                guard startedCount < sequence.maximumPages else { throw tooManyPages }
                startPage()
            }
            let page = try await ahead.next(isolation: actor)
            readCount += 1
            let news = take(page.elements)
            guard !page.isLast, news != .none || page.saysThatMoreFollow && !isRepeated(page) else {
                ahead.cancelAll()
                return true
            }
            if news == .shifted {
                // The list has moved on; a page that was fetched before that may lack what lies between.
                ahead.cancelAll()
                startedCount = readCount
            }
            remember(page)
            startPagesAhead(ofSize: page.elements.count)
            return false
        }

        /// What a page has that was not there before.
        private enum News {
            /// Nothing.
            case none
            /// Nothing but new elements.
            case all
            /// New elements, behind some that have moved here from the page before.
            case shifted
        }

        /// Makes the new elements of a page the ones to read.
        private mutating func take(_ page: [Element]) -> News {
            var identities: Set<String> = []
            var news = News.none
            var isShifted = false
            elements.removeAll(keepingCapacity: true)
            position = 0
            for element in page {
                let identity = sequence.identity(element)
                // A page that repeats an element is as wrong as a list that does, and its totals would be, too.
                guard identities.insert(identity).inserted else { continue }
                if previousPage.contains(identity) { isShifted = true }
                guard !previousPage.contains(identity), !firstPage.contains(identity) else { continue }
                news = .all
                if sequence.isIncluded(element) { elements.append(element) }
            }
            wanted = wanted.map { Swift.max(0, $0 - elements.count) }
            return news == .all && isShifted ? .shifted : news
        }

        private mutating func remember(_ page: Page<Element>) {
            previousPage = Set(page.elements.map(sequence.identity))
            if readCount == 1 { firstPage = previousPage }
        }

        /// Whether a page is the one before it, or the first, over again.
        private func isRepeated(_ page: Page<Element>) -> Bool {
            let identities = Set(page.elements.map(sequence.identity))
            return identities == previousPage || identities == firstPage
        }

        private mutating func startPagesAhead(ofSize size: Int) {
            var most = Swift.min(sequence.pagesAhead, readCount)
            // As many pages as the elements that are wanted can need, if all that come belong to the list.
            if let wanted, size > 0 { most = Swift.min(most, wanted / size + (wanted % size == 0 ? 0 : 1)) }
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
