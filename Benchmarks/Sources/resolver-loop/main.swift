import Dispatch
import ResolverWorkloads

let arguments = CommandLine.arguments
guard arguments.count == 3, let workload = Workload(rawValue: arguments[1]), let times = Int(arguments[2]) else {
    print("usage: resolver-loop dictionary|header|cached|environment TIMES")
    throw CancellationError()
}
let workloads = try Workloads()
// The main thread waits here instead of ending, which valgrind does not survive once there are other threads.
let isDone = DispatchSemaphore(value: 0)
Task.detached {
    do {
        print(try await workloads.run(workload, times: times))
    } catch {
        print("the workload failed: \(error)")
    }
    isDone.signal()
}
isDone.wait()
