import ChildPrograms
import TimeTrackingAsyncHTTPClient

// usage: client-ratios PAGE_SERVER CURL PYTHON PYTHON_SCRIPT
//        client-ratios memory BASE ENTRIES     (what it starts itself)

let arguments = CommandLine.arguments
if arguments.count == 4, arguments[1] == "memory", let entries = Int(arguments[3]) {
    print(try await Memory.work(base: arguments[2], entries: entries))
} else if arguments.count == 5 {
    let entries = 100_000
    let pageSize = 200
    let server = try ChildProgram([arguments[1], "\(entries)", "\(pageSize)"])
    let base = "http://127.0.0.1:\(try server.nextLine())/api/v1"
    try await AsyncHTTPClientTransport.withTransport { transport in
        let lists = EntryLists(
            base: base,
            entries: entries,
            pageSize: pageSize,
            curl: arguments[2],
            python: [arguments[3], arguments[4]]
        )
        try await lists.report(transport)
        try Memory(program: arguments[0], base: base, entries: entries).report()
        try await SmallCalls(base: base).report(transport)
    }
} else {
    print("usage: client-ratios PAGE_SERVER CURL PYTHON PYTHON_SCRIPT")
}
