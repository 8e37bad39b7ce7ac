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

// usage: server-ratios OWNER_SERVER BARE_PROXY TIMETRACK_SERVER NODE RELAY_PROXY
//
// timetrack-server beside a proxy that looks at nothing and one in Node, all asked for the same on this machine: processor
// time for each request, what finding and opening a stored token takes, start, memory, and whether every one of many users
// gets the own answer.

let arguments = CommandLine.arguments
guard arguments.count == 6 else {
    print("usage: server-ratios OWNER_SERVER BARE_PROXY TIMETRACK_SERVER NODE RELAY_PROXY")
    exit(64)
}
let owners = try ChildProgram([arguments[1]])
let upstream = "http://127.0.0.1:\(try owners.nextLine())"
let installation = try Installation(program: arguments[3], upstream: upstream)
defer { installation.remove() }

let starts = try Starts(installation: installation, rounds: 11)
starts.report()

let server = try installation.start()
let ports = (bare: try freePort(), node: try freePort())
let bare = try RunningServer(
    "bare proxy",
    [arguments[2], upstream, "\(ports.bare)"],
    port: ports.bare,
    path: "/"
)
let node = try RunningServer(
    "Node",
    [arguments[4], arguments[5], upstream, "\(ports.node)"],
    port: ports.node,
    path: "/"
)

try RelayedRequests(baseline: bare, others: [server, node], rounds: 10, requests: 8_000).report()
try StoredTokens(server: server, installation: installation).report()
try ManyUsers(server: server, installation: installation, users: 1_000, requests: 200_000).report()
print("Memory of timetrack-server after all of this: \(try server.residentKilobytes()) KB")
