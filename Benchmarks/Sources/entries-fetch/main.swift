import ClockifyAPI
import TimeTrackingAsyncHTTPClient
import TimeTrackingKit

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

// usage: entries-fetch ENDPOINT FROM TO     (moments as seconds since 1970)
//
// The least that a program can do to have a user's entries of some days: it asks whose key it is, and for the pages.

let arguments = CommandLine.arguments
guard arguments.count == 4, let from = Double(arguments[2]), let to = Double(arguments[3]) else {
    print("usage: entries-fetch ENDPOINT FROM TO")
    exit(64)
}
let key = ProcessInfo.processInfo.environment["CLOCKIFY_API_KEY"] ?? ""
try await AsyncHTTPClientTransport.withTransport { transport in
    let client = Clockify.Client(
        site: Clockify.Site(api: try ServiceEndpoint(arguments[1])),
        transport: transport,
        tokens: FixedTokenProvider(Credential(secret: Secret(utf8: key)))
    )
    let user = try await client.user()
    guard let workspace = user.activeWorkspaceID else { return print("no workspace") }
    let entries =
        try await client.timeEntries(
            in: workspace,
            user: user.id,
            from: Date(timeIntervalSince1970: from),
            to: Date(timeIntervalSince1970: to)
        )
        .collect(limit: .max)
    print(entries.count)
}
