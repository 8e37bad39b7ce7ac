import ResolverWorkloads

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

let arguments = CommandLine.arguments
guard arguments.count == 3, let workload = Workload(rawValue: arguments[1]), let times = Int(arguments[2]) else {
    print("usage: resolver-loop dictionary|header|cached|environment TIMES")
    exit(64)
}

// The main thread only waits: the main loop that an asynchronous main would start makes valgrind 3.19 crash.
Task.detached {
    do {
        print(try await Workloads().run(workload, times: times))
        exit(0)
    } catch {
        print(error)
        exit(1)
    }
}
while true { pause() }
