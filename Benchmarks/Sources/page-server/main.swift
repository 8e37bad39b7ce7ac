import NIOCore
import NIOHTTP1
import NIOPosix

// usage: page-server ENTRIES PAGE_SIZE
//
// Serves one user and the pages of that many time entries, made before the first request, on a free port of this machine.
// Prints the port; ends when its input ends.

let arguments = CommandLine.arguments.dropFirst().compactMap { Int($0) }
guard arguments.count == 2, arguments[0] > 0, arguments[1] > 0 else {
    endWithUsage("usage: page-server ENTRIES PAGE_SIZE")
}
let pages = RenderedPages(entries: arguments[0], pageSize: arguments[1])
let server = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
    .serverChannelOption(.backlog, value: 64)
    .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
    .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
    .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
            try channel.pipeline.syncOperations.configureHTTPServerPipeline()
            try channel.pipeline.syncOperations.addHandler(PageHandler(pages: pages))
        }
    }
    .bind(host: "127.0.0.1", port: 0)
    .get()
print(server.localAddress?.port ?? 0)
// Whoever asked for the port must not wait for a full buffer.
flushOutput()
while readLine() != nil {}
