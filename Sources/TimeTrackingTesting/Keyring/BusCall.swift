#if os(Linux)
extension PrivateBus {
    /// Calls a method on the bus, blocking, by a program made for that.
    ///
    /// - Parameters:
    ///   - destination: The name of the one that is called.
    ///   - path: The object.
    ///   - method: The interface and the method.
    ///   - arguments: The arguments, each with its type.
    /// - Returns: The answer, as the program prints it.
    /// - Throws: ``PrivateKeyringError`` when there is no answer, or an error.
    nonisolated func call(
        _ destination: String,
        _ path: String,
        _ method: String,
        _ arguments: String...
    ) throws(PrivateKeyringError) -> String {
        let timeout = Int(Self.patience / .milliseconds(1))
        let finished = try FinishedProgram(
            running: .busSend,
            [
                "--bus=\(address)", "--print-reply", "--reply-timeout=\(timeout)", "--dest=\(destination)", path,
                method,
            ] + arguments,
            environment: environment,
            errors: directory.log
        )
        guard finished.status == 0 else {
            throw PrivateKeyringError(
                .notRunning,
                "\(destination) does not answer to \(method); restart it, or thaw it: \(directory.lastMessages)"
            )
        }
        return finished.output
    }

    /// Whether somebody on the bus has a name.
    nonisolated func hasOwner(_ name: String) throws(PrivateKeyringError) -> Bool {
        let bus = "org.freedesktop.DBus"
        return try call(bus, "/org/freedesktop/DBus", "\(bus).NameHasOwner", "string:\(name)").contains("boolean true")
    }
}
#endif
