import ResolverWorkloads

let arguments = CommandLine.arguments
guard arguments.count == 3, let workload = Workload(rawValue: arguments[1]), let times = Int(arguments[2]) else {
    print("usage: resolver-loop dictionary|header|cached|environment TIMES")
    throw CancellationError()
}
print(try await Workloads().run(workload, times: times))
