import Synchronization
import Testing
import TimeTrackingKit

@Suite
struct PagedSequenceTests {
    /// Serves pages by number and remembers which were asked for.
    private final class Pages: Sendable {
        let asked = Mutex<[Int]>([])

        func sequence(
            isIncluded: @escaping @Sendable (Int) -> Bool = { _ in true },
            _ page: @escaping @Sendable (Int) throws -> Page<Int>
        ) -> PagedSequence<Int> {
            PagedSequence(
                operation: "test",
                identity: { "\($0)" },
                isIncluded: isIncluded,
                fetch: { [self] number in
                    asked.withLock { $0.append(number) }
                    return try page(number)
                }
            )
        }

        var count: Int { asked.withLock(\.count) }
    }

    private let pages = Pages()

    @Test
    func walksToTheLastPage() async throws {
        let sequence = pages.sequence { Page(elements: [$0 * 2, $0 * 2 + 1], isLast: $0 == 2) }
        #expect(try await sequence.collect(limit: 100) == [0, 1, 2, 3, 4, 5])
        // The fourth was under way when the third turned out to be the last.
        #expect(pages.count == 4)
    }

    @Test
    func fetchesNoPageThatNobodyAskedFor() async throws {
        let sequence = pages.sequence { Page(elements: [$0 * 2, $0 * 2 + 1], isLast: false) }
        #expect(try await sequence.collect(limit: 2) == [0, 1])
        #expect(pages.count == 1)
        #expect(try await sequence.collect(limit: 0) == [])
        #expect(pages.count == 1)
    }

    @Test
    func eachIterationStartsAnew() async throws {
        let sequence = pages.sequence { Page(elements: [$0], isLast: $0 == 1) }
        #expect(try await sequence.collect(limit: 9) == [0, 1])
        #expect(try await sequence.collect(limit: 9) == [0, 1])
    }

    @Test
    func anEmptyPageEnds() async throws {
        let sequence = pages.sequence { Page(elements: $0 == 0 ? [1] : [], isLast: false) }
        #expect(try await sequence.collect(limit: 9) == [1])
        #expect(pages.count == 2)
    }

    @Test
    func aRepeatedPageEnds() async throws {
        let sequence = pages.sequence { _ in Page(elements: [1, 2, 3], isLast: false) }
        #expect(try await sequence.collect(limit: 100) == [1, 2, 3])
        #expect(pages.count == 2)
    }

    @Test
    func aListThatStartsOverEnds() async throws {
        let sequence = pages.sequence { Page(elements: $0.isMultiple(of: 2) ? [1, 2] : [3, 4], isLast: false) }
        #expect(try await sequence.collect(limit: 100) == [1, 2, 3, 4])
        // The third page shows that the list starts over, while the fourth is already under way.
        #expect(pages.count == 4)
    }

    @Test
    func anElementThatMovedOntoTheNextPageAppearsOnce() async throws {
        let served = [[5, 4, 3], [3, 2, 1], []]
        let sequence = pages.sequence { Page(elements: served[min($0, 2)], isLast: false) }
        #expect(try await sequence.collect(limit: 100) == [5, 4, 3, 2, 1])
    }

    @Test
    func aPageOfRepetitionsEndsNothingWhenTheServiceSaysThatMoreFollow() async throws {
        let served = [[9, 8], [9, 8], [8, 9], [7, 8], [7, 6], []]
        let ends = pages.sequence { Page(elements: served[min($0, 5)], isLast: false, saysThatMoreFollow: true) }
        // The page is the first one over again.
        #expect(try await ends.collect(limit: 100) == [9, 8])
        let shifted = [[9, 8], [8], [7, 6]]
        let goesOn = pages.sequence {
            Page(elements: shifted[min($0, 2)], isLast: $0 == 2, saysThatMoreFollow: $0 < 2)
        }
        #expect(try await goesOn.collect(limit: 100) == [9, 8, 7, 6])
    }

    @Test
    func asManyElementsAsThereAre() async throws {
        let isIncluded: @Sendable (Int) -> Bool = { $0 > 1 }
        let sequence = pages.sequence(isIncluded: isIncluded) {
            Page(elements: [$0 * 3, $0 * 3 + 1, $0 * 3 + 2], isLast: $0 == 2)
        }
        #expect(try await sequence.collect(limit: .max) == [2, 3, 4, 5, 6, 7, 8])
    }

    @Test
    func aPageOfWhichNothingBelongsIsPassedOver() async throws {
        let isIncluded: @Sendable (Int) -> Bool = { $0 >= 4 }
        let sequence = pages.sequence(isIncluded: isIncluded) {
            Page(elements: [$0 * 2, $0 * 2 + 1], isLast: $0 == 3)
        }
        #expect(try await sequence.collect(limit: 100) == [4, 5, 6, 7])
    }

    @Test
    func endlessPagesAreAnError() async throws {
        var sequence = pages.sequence { Page(elements: [$0], isLast: false) }
        #expect(sequence.maximumPages == 10_000)
        sequence.maximumPages = 3
        var iterator = sequence.makeAsyncIterator()
        for expected in 0..<3 { #expect(try await iterator.next() == expected) }
        let error = await #expect(throws: APIError.self) { try await iterator.next() }
        #expect(error?.code == .tooManyPages)
        #expect(error?.operation == "test")
        #expect(try await iterator.next() == nil)
        #expect(pages.count == 3)
    }

    @Test
    func nothingFollowsAnError() async throws {
        struct Broken: Error {}
        let sequence = pages.sequence { number in
            if number == 1 { throw Broken() }
            return Page(elements: [number], isLast: false)
        }
        var iterator = sequence.makeAsyncIterator()
        #expect(try await iterator.next() == 0)
        await #expect(throws: Broken.self) { try await iterator.next() }
        #expect(try await iterator.next() == nil)
        #expect(pages.count == 2)
    }

    @Test
    func aCancelledTaskFetchesNothing() async throws {
        let pages = pages
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try await pages.sequence { Page(elements: [$0], isLast: false) }.collect(limit: 9)
        }
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(pages.count == 0)
    }
}
