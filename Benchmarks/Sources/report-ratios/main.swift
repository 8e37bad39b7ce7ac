import ChildPrograms
import PairedTimings

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

// usage: report-ratios ENTRIES_FETCH TIMETRACK SANDBOX
//
// A report of 5,000 entries as a whole process, beside a process that only fetches them, each from the same sandbox.

let arguments = CommandLine.arguments
guard arguments.count == 4 else {
    print("usage: report-ratios ENTRIES_FETCH TIMETRACK SANDBOX")
    exit(64)
}
let entries = 5_000
let rounds = 21
let sandbox = try ChildProgram([
    arguments[3], "--entries", "\(entries)", "--projects", "40", "--clients", "8", "--tags", "12",
])
let address = String(try sandbox.nextLine().split(separator: " ").last ?? "")
// What the sandbox adds: a quarter of an hour each, from the first of February on.
let days = ["--from", "2026-02-01", "--to", "2026-03-25"]
let variables = [
    "CLOCKIFY_API_KEY": "sandbox-clockify-ada", "TIMETRACK_STORE": "environment", "TZ": "UTC",
    "HOME": FileManager.default.temporaryDirectory.path,
]
let fetch = [arguments[1], address, "1769904000", "1774483200"]
let report = [arguments[2], "report"] + days + ["--endpoint", address]

let fetched = try ChildProgram(fetch, environment: variables).outputToEnd()
guard fetched == "\(entries)\n" else { throw WrongCountError(text: fetched) }
let rows = try ChildProgram(report + ["--csv"], environment: variables).outputToEnd()
guard rows.split(separator: "\r\n").count == entries + 1 else {
    throw WrongCountError(text: "\(rows.count) bytes of CSV")
}

let programs = [fetch, report + ["--group-by", "client,project,day"], report + ["--csv"], report + ["--html"]]
let names = ["report", "report --csv", "report --html"]
var times = PairedTimings(baseline: "fetching them", names)
var uses = PairedTimings(baseline: "fetching them", names)
for round in 0..<(rounds + 2) {
    var time: [Duration] = []
    var use: [Duration] = []
    for program in programs {
        let before = processorTimeOfChildren()
        time.append(try timeToEnd(program, environment: variables))
        use.append(processorTimeOfChildren() - before)
    }
    guard round >= 2 else { continue }
    times.add(time)
    uses.add(use)
}
print("A report of \(entries) entries as a whole process, \(rounds) rounds, in turn, for each entry:")
let targets = Dictionary(uniqueKeysWithValues: names.map { ($0, 1.2) })
for row in times.report(items: entries, targets: targets) { print("  \(row)") }
print("Processor time of the same:")
for row in uses.report(items: entries, targets: [:]) { print("  \(row)") }

/// What was fetched is not what the sandbox has.
struct WrongCountError: Error, CustomStringConvertible {
    let text: String

    var description: String { "Not as many entries came as the sandbox has: \(text)" }
}
