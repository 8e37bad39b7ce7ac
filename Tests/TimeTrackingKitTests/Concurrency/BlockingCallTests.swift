import Dispatch
import Synchronization
import Testing
import TimeTrackingKit
import TimeTrackingTesting

@Suite
struct BlockingCallTests {
    private let clock = ManualClock()
    private let queue = DispatchQueue(label: "test")

    private func run<Value: Sendable>(
        _ work: @escaping @Sendable (BlockingCall) -> Value
    ) async -> BlockingCall.Outcome<Value> {
        await BlockingCall.run(on: queue, timeout: .seconds(1), clock: InjectedClock(clock), work)
    }

    /// Waits for a semaphore without keeping one of the few threads that tasks run on.
    private func signal(of semaphore: DispatchSemaphore) async {
        await withCheckedContinuation { continuation in
            DispatchQueue.global()
                .async {
                    semaphore.wait()
                    continuation.resume()
                }
        }
    }

    @Test
    func returnsWhatTheWorkReturns() async {
        guard case .finished(7) = await run({ _ in 7 }) else {
            Issue.record("the work's value is missing")
            return
        }
        while clock.sleeperCount > 0 { await Task.yield() }
    }

    @Test
    func theDeadlineEndsTheWaitAndForbidsTheChange() async {
        let gate = DispatchSemaphore(value: 0)
        let begun = DispatchSemaphore(value: 0)
        let committed = Mutex<Bool?>(nil)
        let call = Task {
            await run { call in
                begun.signal()
                gate.wait()
                committed.withLock { $0 = call.commit() }
            }
        }
        await clock.waitForSleepers()
        await signal(of: begun)
        clock.advance(by: .seconds(1))
        guard case .timedOut(.no) = await call.value else {
            Issue.record("the deadline did not end the wait")
            return
        }
        gate.signal()
        queue.sync {}
        let answer = committed.withLock(\.self)
        #expect(answer == false)
    }

    @Test
    func aChangeThatHadBegunMayHaveHappened() async {
        let gate = DispatchSemaphore(value: 0)
        let begun = DispatchSemaphore(value: 0)
        let call = Task {
            await run { call in
                let committed = call.commit()
                begun.signal()
                gate.wait()
                return committed
            }
        }
        await clock.waitForSleepers()
        await signal(of: begun)
        clock.advance(by: .seconds(1))
        guard case .timedOut(.unknown) = await call.value else {
            Issue.record("a change under way was reported as not applied")
            return
        }
        gate.signal()
    }

    @Test
    func cancellationEndsTheWaitAndTheWorkNeverBegins() async {
        let gate = DispatchSemaphore(value: 0)
        queue.async { gate.wait() }
        let begun = Mutex(false)
        let call = Task { await run { _ in begun.withLock { $0 = true } } }
        await clock.waitForSleepers()
        call.cancel()
        guard case .cancelled(.no) = await call.value else {
            Issue.record("cancellation did not end the wait")
            return
        }
        gate.signal()
        queue.sync {}
        let hasBegun = begun.withLock(\.self)
        #expect(!hasBegun)
    }
}
