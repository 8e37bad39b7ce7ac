/// The pages of a list that are being fetched before anybody asked for them, in their order.
///
/// When the last reference goes away, as it does when a loop over the list is left, what is under way is cancelled.
final class PagesAhead<Element: Sendable> {
    private var underWay: [Task<Page<Element>, any Error>] = []

    /// How many pages are being fetched, or have been and wait to be read.
    var count: Int { underWay.count }

    deinit {
        cancelAll()
    }

    /// Starts to fetch the page after those under way.
    func start(_ fetch: @escaping @Sendable () async throws -> Page<Element>) {
        underWay.append(Task { try await fetch() })
    }

    /// Waits for the first of the pages and takes it out.
    ///
    /// - Throws: What fetching it throws; what is under way behind it is then of no use and cancelled.
    func next(isolation: isolated (any Actor)? = #isolation) async throws -> Page<Element> {
        let first = underWay.removeFirst()
        do {
            return try await withTaskCancellationHandler {
                try await first.value
            } onCancel: {
                first.cancel()
            }
        } catch {
            cancelAll()
            throw error
        }
    }

    /// Ends the fetching of all pages under way.
    func cancelAll() {
        for task in underWay { task.cancel() }
        underWay = []
    }
}
