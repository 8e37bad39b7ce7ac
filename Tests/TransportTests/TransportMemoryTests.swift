#if AsyncHTTPClient
import HTTPTypes
import Testing
import TimeTrackingKit
import TransportTesting

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

    @Test func manyCallsTakeNoMoreMemoryThanSome() async {
        await #expect(processExitsWith: .success) {
            try await TransportMemoryTests.expectFlatMemory()
        }
    }

    /// Makes many calls and looks at how the peak of the memory grows.
    static func expectFlatMemory() async throws {
        for transport in TransportUnderTest.all {
            try await LoopbackServer.run { connection in
                while true {
                    try await connection.request()
                    try await connection.respond(body: [UInt8](repeating: 0x20, count: 10_000))
                }
            } _: { server in
                let authority = server.authority
                try await transport { transport in
                    func call(_ count: Int) async throws {
                        for number in 0..<count {
                            // One in ten has a body, and with URLSession a session of its own.
                            let method: HTTPRequest.Method = number % 10 == 0 ? .post : .get
                            _ = try await transport.send(method, to: authority, authorization: .canary)
                        }
                    }
                    try await call(200)
                    let before = peakMemory()
                    try await call(2_000)
                    let grown = peakMemory() - before
                    #expect(grown < 8 << 20, "The peak grew by \(grown >> 10) KiB.")
                }
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
