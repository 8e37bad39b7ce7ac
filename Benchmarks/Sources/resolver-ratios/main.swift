import PairedTimings
import ResolverWorkloads

let batch = 1_000
let rounds = 300
let workloads = try Workloads()
var timings = PairedTimings(baseline: Workload.dictionary.rawValue, ["header", "cached", "environment"])
let clock = ContinuousClock()
var checksum = 0
for round in 0..<(rounds + 20) {
    var times: [Duration] = []
    for workload in Workload.allCases {
        let begin = clock.now
        checksum += try await workloads.run(workload, times: batch)
        times.append(begin.duration(to: clock.now))
    }
    if round >= 20 { timings.add(times) }
}
print("Batches of \(batch) resolves, \(rounds) rounds, each beside \(batch) reads of a dictionary behind a mutex:")
for row in timings.report(items: batch, targets: ["header": 6, "cached": 6, "environment": 8]) { print("  \(row)") }
if checksum == 0 { print("nothing was resolved") }
