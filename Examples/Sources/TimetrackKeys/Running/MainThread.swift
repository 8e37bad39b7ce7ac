import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Runs a task on the main thread, for work that is over before it pays off to start threads for it.
///
/// The task's own code runs here. What it calls may run elsewhere, as always.
final class MainThread: TaskExecutor {
    private let waiting = Mutex<[UnownedJob]>([])
    // A semaphore of the system may be posted and waited for by any threads.
    nonisolated(unsafe) private let arrivals: UnsafeMutablePointer<sem_t>

    init() {
        arrivals = .allocate(capacity: 1)
        sem_init(arrivals, 0, 0)
    }

    deinit {
        sem_destroy(arrivals)
        arrivals.deallocate()
    }

    /// Takes a job in, from any thread.
    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        waiting.withLock { $0.append(job) }
        sem_post(arrivals)
    }

    /// Runs what comes in until the process ends.
    func run() -> Never {
        while true {
            // It fails when a signal comes in between, and is then waited for again.
            guard sem_wait(arrivals) == 0 else { continue }
            let job = waiting.withLock { $0.isEmpty ? nil : $0.removeFirst() }
            job?.runSynchronously(on: asUnownedTaskExecutor())
        }
    }
}
