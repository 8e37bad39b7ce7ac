#if AsyncHTTPClient
import Testing
import TimeTrackingKit

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

// Each of these runs in a process of its own, because the peak of the memory is that of a process.

@Suite("Transport: memory", .timeLimit(.minutes(2)))
struct TransportMemoryTests {
    @Test func aGzipBombTakesLittleMemory() async {
        await #expect(processExitsWith: .success) {
            let bomb = Gzip.zeros(1 << 30)
            try await TransportMemoryTests.expectLittleMemory { connection in
                try await connection.respond(headers: ["Content-Encoding: gzip"], body: bomb)
                await connection.closed()
            }
        }
    }

    @Test func aHugeBodyTakesLittleMemory() async {
        await #expect(processExitsWith: .success) {
            try await TransportMemoryTests.expectLittleMemory { connection in
                _ = try await connection.sendChunks(total: 1 << 30)
            }
        }
    }

    /// Lets every transport read up to a mebibyte of what a script sends and looks at the peak of the memory.
    static func expectLittleMemory(_ respond: @escaping LoopbackServer.Script) async throws {
        for transport in TransportUnderTest.all {
            try await LoopbackServer.run { connection in
                try await connection.request()
                try await respond(connection)
            } _: { server in
                let authority = server.authority
                try await transport { transport in
                    let before = peakMemory()
                    for _ in 0..<4 {
                        let error = await transportError { _ = try await transport.send(to: authority, upTo: 1 << 20) }
                        #expect(error?.code == .responseTooLarge)
                    }
                    let grown = peakMemory() - before
                    #expect(grown < 64 << 20, "The peak grew by \(grown >> 10) KiB.")
                }
            }
        }
    }

    /// The largest resident size of this process so far, in bytes.
    private static func peakMemory() -> Int {
        var usage = rusage()
        // RUSAGE_SELF, which Glibc declares with a type of its own.
        getrusage(0, &usage)
        // Linux counts in kibibytes.
        return usage.ru_maxrss << 10
    }
}
#endif
