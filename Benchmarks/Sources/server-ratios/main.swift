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

do {
    try measure()
} catch {
    print("\(error)")
    exit(1)
}

/// Takes all figures, and writes each out when it is there.
///
/// What it starts ends with it.
func measure() throws {
    let owners = try ChildProgram([arguments[1]])
    let upstream = "http://127.0.0.1:\(try owners.nextLine())"
    let installation = try Installation(program: arguments[3], upstream: upstream)
    defer { installation.remove() }

    try Starts(installation: installation, rounds: 11).report()
    fflush(nil)
    let server = try installation.start()
    do {
        let logging = try installation.start("timetrack-server with log_level info", logLevel: "info")
        let ports = (bare: try freePort(), node: try freePort())
        let bare = try RunningServer(
            "bare proxy",
            [arguments[2], upstream, "\(ports.bare)"],
            port: ports.bare,
            path: "/"
        )
        let node = try RunningServer(
            "Node http",
            [arguments[4], arguments[5], upstream, "\(ports.node)"],
            port: ports.node,
            path: "/"
        )
        try RelayedRequests(baseline: bare, others: [server, logging, node], rounds: 10, requests: 8_000).report()
        fflush(nil)
    }
    try StoredTokens(server: server, installation: installation, users: 1_500).report()
    fflush(nil)
    try ManyUsers(server: server, installation: installation, users: 1_000, requests: 200_000).report()
    fflush(nil)
    print("timetrack-server after all of this: \(try server.residentKilobytes()) KB")
}
