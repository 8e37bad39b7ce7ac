import NIOCore
import NIOHTTP1
import NIOPosix

// usage: owner-server
//
// Stands for both services, on a free port of this machine, where each answer names the owner of the token that came with
// the request: `…/user` is that person, and a timer starts only on an issue whose key is the owner's. Prints the port; ends
// when its input ends.

let server = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
    .serverChannelOption(.backlog, value: 256)
    .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
    .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
    .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
            try channel.pipeline.syncOperations.configureHTTPServerPipeline()
            try channel.pipeline.syncOperations.addHandler(OwnerHandler())
        }
    }
    .bind(host: "127.0.0.1", port: 0)
    .get()
print(server.localAddress?.port ?? 0)
// Whoever asked for the port must not wait for a full buffer.
flushOutput()
while readLine() != nil {}
