#if os(Linux)
import Dispatch

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// What a program left behind that ran to its end.
package struct FinishedProgram: Sendable {
    /// The exit status, or minus the signal that ended the program.
    package let status: CInt

    /// What it wrote to standard output, as text.
    package let output: String

    /// Runs a program to its end, blocking.
    ///
    /// - Parameters:
    ///   - program: The program.
    ///   - arguments: Its arguments without the name.
    ///   - environment: All of its variables, among them the folders in which it is looked for.
    ///   - input: What it reads. No more than a socket holds without a reader, some 100 KB.
    ///   - errors: The path of the file to which its errors are appended, or nil to drop them.
    /// - Throws: ``PrivateKeyringError`` when it does not start or does not end in time; it is ended then.
    init(
        running program: InstalledProgram,
        _ arguments: [String],
        environment: [String: String],
        input: [UInt8] = [],
        errors: String?
    ) throws(PrivateKeyringError) {
        let path = try program.path(in: environment["PATH", default: ""])
        let (process, socket) = try Self.start(path, arguments, environment: environment, errors: errors)
        defer {
            process.signal(SIGKILL)
            process.waitForEnd()
        }
        // A program that does not read is free not to.
        do throws(PrivateKeyringError) { try socket.send(input) } catch {}
        socket.finishSending()
        guard let output = try socket.receiveAll(until: .now + PrivateBus.patience) else {
            throw PrivateKeyringError(
                .notRunning,
                "\(program.name) does not come to its end; thaw or restart what it waits for, then run the test again."
            )
        }
        let status = process.waitForEnd()
        self.status = status & 0x7F == 0 ? status >> 8 & 0xFF : -(status & 0x7F)
        self.output = String(decoding: output, as: UTF8.self)
    }

    /// Runs a program to its end on a thread that may block.
    ///
    /// - Parameters:
    ///   - name: The program.
    ///   - package: The package to install when it is missing.
    ///   - arguments: Its arguments without the name.
    ///   - environment: All of its variables, among them the folders in which it is looked for.
    ///   - input: What it reads. No more than a socket holds without a reader, some 100 KB.
    /// - Returns: What it left behind.
    /// - Throws: ``PrivateKeyringError`` when it does not start or does not end in time; it is ended then.
    package static func run(
        _ name: String,
        from package: String,
        _ arguments: [String],
        environment: [String: String],
        input: [UInt8] = []
    ) async throws(PrivateKeyringError) -> FinishedProgram {
        let program = InstalledProgram(name: name, package: package)
        let result: Result<FinishedProgram, PrivateKeyringError> = await withCheckedContinuation { continuation in
            DispatchQueue(label: "FinishedProgram")
                .async {
                    let result = Result { () throws(PrivateKeyringError) in
                        try FinishedProgram(
                            running: program,
                            arguments,
                            environment: environment,
                            input: input,
                            errors: nil
                        )
                    }
                    continuation.resume(returning: result)
                }
        }
        return try result.get()
    }

    /// Starts a program on one end of a pair of sockets, of which this process keeps the other end alone.
    private static func start(
        _ path: String,
        _ arguments: [String],
        environment: [String: String],
        errors: String?
    ) throws(PrivateKeyringError) -> (ChildProcess, ProcessSocket) {
        let (ours, theirs) = try ProcessSocket.pair()
        let streams = ChildProcess.Streams(input: theirs, output: theirs, errors: errors)
        return (try ChildProcess(path, arguments, environment: environment, streams: streams), ours)
    }
}
#endif
