#if Keyring && os(Linux)
import CLibsecret
import Synchronization

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// The one thread on which everything about a connection to the bus happens, as the executor of an actor.
///
/// GLib's callbacks and the actor's jobs take turns on it, so that neither needs a lock and no call blocks a thread of
/// Swift's own.
final class BusThread: SerialExecutor {
    // GLib allows every thread to attach sources to a context; nothing else is done to it from outside its thread.
    nonisolated(unsafe) private let context: OpaquePointer
    nonisolated(unsafe) private let loop: OpaquePointer

    private struct Jobs {
        var waiting: [UnownedJob] = []
        var isScheduled = false
    }

    private let jobs = Mutex(Jobs())

    /// Starts the thread, which ends with the last reference to this object.
    ///
    /// libsecret must be loaded.
    ///
    /// - Throws: ``KeyringFailure/noThread``.
    init() throws(KeyringFailure) {
        guard let context = ttk_g_main_context_new(), let loop = ttk_g_main_loop_new(context, 0) else {
            throw .noThread
        }
        self.context = context
        self.loop = loop
        // Signals of the process are for other threads.
        var all = sigset_t()
        var before = sigset_t()
        sigfillset(&all)
        pthread_sigmask(SIG_SETMASK, &all, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        var thread = pthread_t()
        let started = pthread_create(&thread, nil, runBusLoop, UnsafeMutableRawPointer(loop))
        guard started == 0 else {
            ttk_g_main_loop_unref(loop)
            ttk_g_main_context_unref(context)
            throw .noThread
        }
        pthread_detach(thread)
    }

    deinit {
        // Quitting is itself a job of the loop, because a loop that does not run yet would not notice it otherwise. The
        // thread releases the loop, and the loop the context.
        attach(
            {
                ttk_g_main_loop_quit(OpaquePointer($0))
                return 0
            },
            UnsafeMutableRawPointer(loop),
            nil
        )
        ttk_g_main_context_unref(context)
    }

    /// Takes a job in, from any thread.
    func enqueue(_ job: consuming ExecutorJob) {
        // The job may be the one that ends this object, and may run before this call returns.
        let lifetime = Unmanaged.passRetained(self)
        defer { lifetime.release() }
        let job = UnownedJob(job)
        let mustSchedule = jobs.withLock { jobs in
            jobs.waiting.append(job)
            defer { jobs.isScheduled = true }
            return !jobs.isScheduled
        }
        guard mustSchedule else { return }
        attach(
            { data in
                guard let data else { return 0 }
                Unmanaged<BusThread>.fromOpaque(data).takeUnretainedValue().runJobs()
                return 0
            },
            Unmanaged.passRetained(self).toOpaque(),
            { data in
                guard let data else { return }
                Unmanaged<BusThread>.fromOpaque(data).release()
            }
        )
    }

    /// Runs the jobs that wait, and those that they add.
    private func runJobs() {
        while true {
            let batch = jobs.withLock { jobs in
                let batch = jobs.waiting
                jobs.waiting.removeAll(keepingCapacity: true)
                jobs.isScheduled = !batch.isEmpty
                return batch
            }
            guard !batch.isEmpty else { return }
            for job in batch {
                job.runSynchronously(on: asUnownedSerialExecutor())
            }
        }
    }

    /// Makes the thread call a function once.
    private func attach(
        _ function: @escaping GSourceFunc,
        _ data: UnsafeMutableRawPointer,
        _ release: GDestroyNotify?
    ) {
        let source = ttk_g_idle_source_new()
        // As urgent as the answers from the bus, not only when there are none.
        ttk_g_source_set_priority(source, 0)
        ttk_g_source_set_callback(source, function, data, release)
        ttk_g_source_attach(source, context)
        ttk_g_source_unref(source)
    }
}

/// What the thread does: the loop's context is the one that GIO answers in on this thread.
private func runBusLoop(_ data: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let data else { return nil }
    let loop = OpaquePointer(data)
    let context = ttk_g_main_loop_get_context(loop)
    ttk_g_main_context_push_thread_default(context)
    ttk_g_main_loop_run(loop)
    ttk_g_main_context_pop_thread_default(context)
    ttk_g_main_loop_unref(loop)
    return nil
}
#endif
