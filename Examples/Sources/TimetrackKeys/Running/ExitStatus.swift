/// What the program's exit status says; `docs/timetrack.md` lists the same numbers.
package enum ExitStatus: Int32 {
    /// Everything went well.
    case success = 0
    /// Something that should not happen: a mistake in this program, or output that could not be written.
    case unexpected = 1
    /// There is no key for the service.
    case noKey = 3
    /// The place where keys are kept cannot be used; nothing was taken from elsewhere.
    case credentialStore = 4
    /// The service does not accept the key, or its owner may not do this.
    case refusedKey = 5
    /// The key may not go where it would have gone; nothing was sent there.
    case refusedDestination = 6
    /// The service cannot be reached, or does not prove who it is.
    case unreachable = 7
    /// What was asked for does not exist: a project, an entry, a running timer.
    case notFound = 8
    /// The service does not accept what was sent.
    case rejected = 9
    /// The service failed.
    case serviceFailed = 10
    /// The service asks to wait, or did not answer in time.
    case tryLater = 11
    /// The service's answer cannot be used: no JSON, too large, no end.
    case unusableAnswer = 12
    /// The command line is wrong.
    case usage = 64
    /// Ctrl-C.
    case interrupted = 130
    /// The program was asked to end.
    case terminated = 143
}
