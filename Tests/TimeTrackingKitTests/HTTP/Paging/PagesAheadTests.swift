import Synchronization
import Testing
import TimeTrackingKit
import TimeTrackingTesting

/// What is fetched before anybody asks for it, and what becomes of it.
@Suite(.timeLimit(.minutes(1)))
struct PagesAheadTests {
    /// Serves pages that wait until a test lets them go, and remembers what began and what was cancelled.
    private final class Gate: Sendable {
        private struct State {
            var begun: [Int] = []
            var cancelled: Set<Int> = []
            var released: Set<Int> = []
            var waiting: [Int: CheckedContinuation<Void, Never>] = [:]
        }

        private let state = Mutex(State())
        let last: Int

        init(last: Int) {
            self.last = last
        }

        var begun: [Int] { state.withLock { $0.begun.sorted() } }
        var cancelled: Set<Int> { state.withLock(\.cancelled) }

        /// Lets pages be answered.
        func release(_ pages: Int...) {
            let continuations = state.withLock { state in
                state.released.formUnion(pages)
                return pages.compactMap { state.waiting.removeValue(forKey: $0) }
            }
            for continuation in continuations { continuation.resume() }
        }

        /// Waits until as many pages are being fetched.
        func waitForBegun(_ count: Int) async throws {
            while state.withLock({ $0.begun.count }) < count {
                try Task.checkCancellation()
                await Task.yield()
            }
        }

        /// Waits until the fetching of a page was cancelled.
        func waitForCancelled(_ page: Int) async throws {
            while !cancelled.contains(page) {
                try Task.checkCancellation()
                await Task.yield()
            }
        }

        var sequence: PagedSequence<Int> {
            PagedSequence(operation: "test", identity: \.description) { [self] page in
                await withTaskCancellationHandler {
                    await withCheckedContinuation { continuation in
                        let isReleased = state.withLock { state in
                            state.begun.append(page)
                            let isReleased = state.released.contains(page) || state.cancelled.contains(page)
                            if !isReleased { state.waiting[page] = continuation }
                            return isReleased
                        }
                        if isReleased { continuation.resume() }
                    }
                } onCancel: {
                    state.withLock { _ = $0.cancelled.insert(page) }
                    release(page)
                }
                try Task.checkCancellation()
                return Page(elements: [page * 2, page * 2 + 1], isLast: page == last)
            }
        }
    }

    @Test
    func oneRequestForAListOfOnePage() async throws {
        let gate = Gate(last: 0)
        gate.release(0)
        var iterator = gate.sequence.makeAsyncIterator()
        #expect(try await iterator.next() == 0)
        #expect(try await iterator.next() == 1)
        #expect(try await iterator.next() == nil)
        #expect(gate.begun == [0])
    }

    @Test
    func theWindowGrowsToItsBoundAndNoFurther() async throws {
        let gate = Gate(last: 9)
        gate.release(0)
        var iterator = gate.sequence.makeAsyncIterator()
        #expect(try await iterator.next() == 0)
        // One page ahead of the first, before anybody asked for it.
        try await gate.waitForBegun(2)
        gate.release(1)
        #expect(try await iterator.next() == 1)
        #expect(try await iterator.next() == 2)
        // Then two.
        try await gate.waitForBegun(4)
        #expect(gate.begun == [0, 1, 2, 3])
        gate.release(2)
        #expect(try await iterator.next() == 3)
        #expect(try await iterator.next() == 4)
        // Then three, and no more.
        try await gate.waitForBegun(6)
        #expect(gate.begun == [0, 1, 2, 3, 4, 5])
        gate.release(3)
        #expect(try await iterator.next() == 5)
        #expect(try await iterator.next() == 6)
        try await gate.waitForBegun(7)
        #expect(gate.begun == [0, 1, 2, 3, 4, 5, 6])
    }

    @Test
    func pagesThatComeInAnotherOrderAreReadInTheirs() async throws {
        let gate = Gate(last: 3)
        gate.release(0, 1)
        var iterator = gate.sequence.makeAsyncIterator()
        for expected in 0..<4 { #expect(try await iterator.next() == expected) }
        try await gate.waitForBegun(4)
        gate.release(3)
        gate.release(2)
        for expected in 4..<8 { #expect(try await iterator.next() == expected) }
        #expect(try await iterator.next() == nil)
        #expect(gate.begun == [0, 1, 2, 3])
    }

    @Test
    func withoutPagesAheadNoneIsFetchedBeforeItIsNeeded() async throws {
        let gate = Gate(last: 9)
        gate.release(0, 1, 2)
        var sequence = gate.sequence
        sequence.pagesAhead = 0
        var iterator = sequence.makeAsyncIterator()
        for expected in 0..<4 { #expect(try await iterator.next() == expected) }
        #expect(gate.begun == [0, 1])
    }

    @Test("When the list moves on, what was fetched ahead is fetched anew")
    func aListThatGrowsAtItsFront() async throws {
        // Newest first, two a page; before the third page is read for the second time, one comes in at the front.
        let old = [[9, 8], [7, 6], [5, 4], [3, 2], [1]]
        let new = [[10, 9], [8, 7], [6, 5], [4, 3], [2, 1]]
        let asked = Mutex<[Int]>([])
        let sequence = PagedSequence<Int>(operation: "test", identity: \.description) { page in
            let times = asked.withLock { asked in
                asked.append(page)
                return asked.count { $0 == page }
            }
            // The third page is answered after the list has grown, the fourth before it, when it is asked for first.
            let isGrown = page == 2 || page > 2 && times > 1 || page == 4
            // The pages behind the last are empty.
            return Page(elements: page > 4 ? [] : isGrown ? new[page] : old[page], isLast: page >= 4)
        }
        #expect(try await sequence.collect(limit: 100) == [9, 8, 7, 6, 5, 4, 3, 2, 1])
        #expect(asked.withLock { asked in asked.count { $0 == 3 } } == 2)
    }

    @Test
    func cancellationBetweenPagesEndsWhatIsUnderWay() async throws {
        let gate = Gate(last: 9)
        gate.release(0)
        let reader = Task {
            var iterator = gate.sequence.makeAsyncIterator()
            #expect(try await iterator.next() == 0)
            #expect(try await iterator.next() == 1)
            try await gate.waitForBegun(2)
            withUnsafeCurrentTask { $0?.cancel() }
            await #expect(throws: CancellationError.self) { try await iterator.next() }
            // The iterator is still there.
            let isCancelled = gate.cancelled == [1]
            #expect(isCancelled)
            _ = iterator
        }
        try await reader.value
    }

    @Test
    func leavingTheLoopEndsWhatIsUnderWay() async throws {
        let gate = Gate(last: 9)
        gate.release(0)
        for try await element in gate.sequence where element == 0 {
            try await gate.waitForBegun(2)
            break
        }
        try await gate.waitForCancelled(1)
    }

    @Test
    func cancellingTheReaderEndsWhatIsUnderWay() async throws {
        let gate = Gate(last: 9)
        gate.release(0)
        let reader = Task { try await gate.sequence.collect(limit: 20) }
        try await gate.waitForBegun(2)
        reader.cancel()
        await #expect(throws: CancellationError.self) { try await reader.value }
        try await gate.waitForCancelled(1)
    }

    @Test
    func aFailureBehindTheEndIsNotSeen() async throws {
        struct Broken: Error {}
        let sequence = PagedSequence<Int>(operation: "test", identity: \.description) { page in
            if page > 2 { throw Broken() }
            return Page(elements: [page], isLast: page == 2)
        }
        #expect(try await sequence.collect(limit: 9) == [0, 1, 2])
    }

    @Test("A limit bounds what is fetched", arguments: [(2, 1), (3, 2), (4, 2), (5, 3), (8, 4)])
    func limits(limit: Int, pages: Int) async throws {
        let gate = Gate(last: 99)
        gate.release(0, 1, 2, 3, 4, 5)
        #expect(try await gate.sequence.collect(limit: limit) == Array(0..<limit))
        #expect(gate.begun == Array(0..<pages))
    }
}
