import ChildPrograms
import PairedTimings

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

let arguments = CommandLine.arguments
guard arguments.count >= 3 else {
    print("usage: process-ratios BASELINE PROGRAM [ARGUMENT ...]")
    exit(64)
}
let baseline = [arguments[1]]
let program = Array(arguments[2...])
var timings = PairedTimings(baseline: "hello world", ["program"])
for round in 0..<105 {
    let times = [try timeToEnd(baseline), try timeToEnd(program)]
    if round >= 5 { timings.add(times) }
}
print("Whole processes, 100 rounds, in turn:")
for row in timings.report(items: 1, targets: ["program": 1.5]) { print("  \(row)") }
