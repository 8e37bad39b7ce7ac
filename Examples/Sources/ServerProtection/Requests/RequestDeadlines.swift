public import Hummingbird
public import ServerRequests
public import ServiceLifecycle
import Synchronization

/// Cancels what takes too long to serve a request.
///
/// All requests share one clock that ticks, as a timer for each would cost more than most requests do.
/// The clock is a service, listed before the application, as it has to go on while the last requests are served.
public final class RequestDeadlines: Service {
    private struct Entry {
        var tickCount: Int
        let task: Task<Response, any Error>
    }

    private let tickCount: Int
    private let tick: Duration
    private let entries = Mutex<(next: UInt64, all: [UInt64: Entry])>((0, [:]))

    /// Describes how long a request may be served.
    ///
    /// - Parameters:
    ///   - limit: How long.
    ///   - tick: How exactly that is kept.
    public init(limit: Duration = .seconds(30), tick: Duration = .seconds(1)) {
        self.tick = tick
        self.tickCount = max(1, Int((limit / tick).rounded(.up)))
    }

    /// Makes a responder whose requests have a deadline.
    ///
    /// - Parameter router: The router, with everything that it routes to.
    /// - Returns: What the application answers with.
    public func responder(
        for router: Router<ServerRequestContext>
    ) -> some HTTPResponder<ServerRequestContext> {
        DeadlineResponder(base: router.buildResponder(), deadlines: self)
    }

    /// Lets time pass until the server has stopped.
    public func run() async throws {
        await cancelWhenGracefulShutdown { await self.run(clock: ContinuousClock()) }
    }

    private func run(clock: some Clock<Duration>) async {
        // Sleeping fails when the task is cancelled, and for no other reason.
        while (try? await clock.sleep(for: tick)) != nil { passTick() }
    }

    /// Lets one tick pass.
    func passTick() {
        let late = entries.withLock { entries in
            var late: [Task<Response, any Error>] = []
            for (key, entry) in entries.all {
                // What began within a tick has not had the whole of it.
                if entry.tickCount > 0 { entries.all[key]?.tickCount -= 1 } else { late.append(entry.task) }
            }
            return late
        }
        for task in late { task.cancel() }
    }

    fileprivate func finish(_ task: Task<Response, any Error>) async throws -> Response {
        let key = entries.withLock { entries in
            entries.next += 1
            entries.all[entries.next] = Entry(tickCount: tickCount, task: task)
            return entries.next
        }
        defer { entries.withLock { entries in entries.all[key] = nil } }
        return try await withTaskCancellationHandler {
            try await task.value
        } onCancel: {
            task.cancel()
        }
    }
}

private struct DeadlineResponder<Base: HTTPResponder>: HTTPResponder where Base.Context == ServerRequestContext {
    let base: Base
    let deadlines: RequestDeadlines

    func respond(to request: Request, context: ServerRequestContext) async throws -> Response {
        guard #available(macOS 26, *) else {
            return try await deadlines.finish(Task { try await base.respond(to: request, context: context) })
        }
        // It begins on this thread, without waiting for its turn.
        return try await deadlines.finish(Task.immediate { try await base.respond(to: request, context: context) })
    }
}
