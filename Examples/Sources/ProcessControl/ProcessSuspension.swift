#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Stops a process as Ctrl-Z does, for a program that takes that key itself.
public enum ProcessSuspension {
    /// Stops the process until somebody continues it; where no shell could do that, it does nothing.
    public static func suspend() {
        // By the default action and not by a plain stop, which also stops where nobody is there to go on.
        let before = signal(SIGTSTP, SIG_DFL)
        var only = sigset_t()
        var blocked = sigset_t()
        sigemptyset(&only)
        sigaddset(&only, SIGTSTP)
        pthread_sigmask(SIG_UNBLOCK, &only, &blocked)
        // To this thread, so that it has happened when the call returns.
        raise(SIGTSTP)
        pthread_sigmask(SIG_SETMASK, &blocked, nil)
        _ = signal(SIGTSTP, before)
    }
}
